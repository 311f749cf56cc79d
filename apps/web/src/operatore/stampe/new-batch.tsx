import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { dovutiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
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
          <div className="form-field">
            <label htmlFor={`${id}-tipo`}>{t.tipo}</label>
            <select
              id={`${id}-tipo`}
              className="form-select"
              value={tipo}
              aria-invalid={missing && tipo === ''}
              onChange={(event) => setTipo(event.target.value)}
            >
              <option value="">{t.choose}</option>
              {tipi.own.map(({ codice, descrizione }) => (
                <option key={codice} value={codice}>
                  {descrizione}
                </option>
              ))}
            </select>
          </div>
          <div className="print-days">
            <div className="form-field">
              <label htmlFor={`${id}-from`}>{t.from}</label>
              <input
                id={`${id}-from`}
                type="date"
                className="form-control"
                value={from}
                onChange={(event) => setFrom(event.target.value)}
              />
            </div>
            <div className="form-field">
              <label htmlFor={`${id}-to`}>{t.to}</label>
              <input
                id={`${id}-to`}
                type="date"
                className="form-control"
                value={to}
                onChange={(event) => setTo(event.target.value)}
              />
            </div>
          </div>
        </>
      ) : files.length === 0 ? (
        <p>{t.noFiles}</p>
      ) : (
        <div className="form-field">
          <label htmlFor={`${id}-file`}>{t.file}</label>
          <select
            id={`${id}-file`}
            className="form-select"
            value={file}
            aria-invalid={missing && file === ''}
            onChange={(event) => setFile(event.target.value)}
          >
            <option value="">{t.choose}</option>
            {files.map((one) => (
              <option key={one.id} value={String(one.id)}>
                {`${one.nomeFile} – ${t.rows(formatCount(one.righeAccettate))}`}
              </option>
            ))}
          </select>
        </div>
      )}
      <p className="soft mb-0">{t.note}</p>
    </ConfirmDialog>
  );
}
