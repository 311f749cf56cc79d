import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pagamentiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { PlainDays, PlainSelect } from '../../shared/form/plain-fields';
import { today } from '../../shared/session/clock';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { t } from './texts';

/** Asks for the period and the layout; missing days are the last month. */
export function BookExport({ onClose }: { readonly onClose: () => void }) {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  const tipi = useTipiDovuto('export.create');
  const [from, setFrom] = useState(() => today(-30));
  const [to, setTo] = useState(() => today());
  const [tipo, setTipo] = useState('');
  const [version, setVersion] = useState('1.0');
  const [format, setFormat] = useState<'CSV' | 'XLSX'>('CSV');
  const book = async () => {
    await pagamentiOffice.post('/enti/{ente}/export-ricevute', {
      path: { ente: codiceIpa },
      body: { dal: from, al: to, versione: version, formato: format, ...(tipo === '' ? {} : { tipoDovuto: tipo }) },
    });
    await client.invalidateQueries({ queryKey: ['exports', codiceIpa] });
  };
  return (
    <ConfirmDialog
      title={t.book}
      confirm={t.book}
      disabled={from === '' || to === ''}
      onClose={onClose}
      onConfirm={book}
    >
      <PlainDays
        from={{ label: t.from, value: from, onChange: setFrom }}
        to={{ label: t.to, value: to, onChange: setTo }}
      />
      <PlainSelect
        label={t.tipo}
        value={tipo}
        onChange={setTipo}
        none={t.allTipi}
        options={tipi.own.map(({ codice, descrizione }) => [codice, descrizione])}
      />
      <div className="print-days">
        <PlainSelect label={t.version} value={version} onChange={setVersion} options={Object.entries(t.versions)} />
        <PlainSelect
          label={t.format}
          value={format}
          onChange={(chosen) => setFormat(chosen === 'XLSX' ? 'XLSX' : 'CSV')}
          options={[
            ['CSV', t.csv],
            ['XLSX', t.xlsx],
          ]}
        />
      </div>
      <p className="soft mb-0">{t.warning}</p>
    </ConfirmDialog>
  );
}
