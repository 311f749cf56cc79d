import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { dovutiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { PlainDays, PlainSelect } from '../../shared/form/plain-fields';
import { formatCount } from '../../shared/i18n/format';
import { isOpen } from '../../shared/imports/import-state';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { t } from './texts';

/** Asks what to print: what is open of a tipo by due date, or all debts of an uploaded file. */
export function NewBatch({ onClose }: { readonly onClose: () => void }) {
  const { codiceIpa, may } = useEnte();
  const client = useQueryClient();
  const tipi = useTipiDovuto('avviso.massivo');
  const [source, setSource] = useState<'tipo' | 'import'>('tipo');
  const [tipo, setTipo] = useState('');
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [file, setFile] = useState('');
  const [missing, setMissing] = useState(false);
  const id = useId();
  const imports = useQuery({
    queryKey: ['imports', codiceIpa, 'to-print'],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/import-dovuti', {
        path: { ente: codiceIpa },
        query: { prova: false, limite: 50 },
        signal,
      }),
    enabled: may('flusso.read.own'),
  });
  const files = imports.data?.elementi.filter((one) => !isOpen(one) && one.righeAccettate > 0) ?? [];
  const chosen = source === 'tipo' ? tipo !== '' : file !== '';
  const ask = async () => {
    if (!chosen) {
      setMissing(true);
      throw new Error(t.incomplete);
    }
    const body =
      source === 'import'
        ? { importazione: file }
        : { tipoDovuto: tipo, ...(from === '' ? {} : { scadenzaDa: from }), ...(to === '' ? {} : { scadenzaA: to }) };
    await dovutiOffice.post('/enti/{ente}/stampe-avvisi', { path: { ente: codiceIpa }, body });
    await client.invalidateQueries({ queryKey: ['prints', codiceIpa] });
  };
  return (
    <ConfirmDialog title={t.dialogTitle} confirm={t.confirm} disabled={!chosen} onClose={onClose} onConfirm={ask}>
      <fieldset className="print-source">
        <legend>{t.source}</legend>
        {(['tipo', 'import'] as const).map((one) => (
          <label key={one}>
            <input type="radio" name={`${id}-source`} checked={source === one} onChange={() => setSource(one)} />{' '}
            {one === 'tipo' ? t.byTipo : t.byImport}
          </label>
        ))}
      </fieldset>
      {source === 'tipo' ? (
        <>
          <PlainSelect
            label={t.tipo}
            value={tipo}
            onChange={setTipo}
            missing={missing && tipo === ''}
            none={t.choose}
            options={tipi.own.map(({ codice, descrizione }) => [codice, descrizione])}
          />
          <PlainDays
            from={{ label: t.from, value: from, onChange: setFrom }}
            to={{ label: t.to, value: to, onChange: setTo }}
          />
        </>
      ) : files.length === 0 ? (
        <p>{t.noFiles}</p>
      ) : (
        <PlainSelect
          label={t.file}
          value={file}
          onChange={setFile}
          missing={missing && file === ''}
          none={t.choose}
          options={files.map((one) => [String(one.id), `${one.nomeFile} – ${t.rows(formatCount(one.righeAccettate))}`])}
        />
      )}
      <p className="soft mb-0">{t.note}</p>
    </ConfirmDialog>
  );
}
