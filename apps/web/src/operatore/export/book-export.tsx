import { useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { pagamentiOffice } from '../../shared/api/doors';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
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
  const id = useId();
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
      <div className="form-field">
        <label htmlFor={`${id}-tipo`}>{t.tipo}</label>
        <select
          id={`${id}-tipo`}
          className="form-select"
          value={tipo}
          onChange={(event) => setTipo(event.target.value)}
        >
          <option value="">{t.allTipi}</option>
          {tipi.own.map(({ codice, descrizione }) => (
            <option key={codice} value={codice}>
              {descrizione}
            </option>
          ))}
        </select>
      </div>
      <div className="print-days">
        <div className="form-field">
          <label htmlFor={`${id}-version`}>{t.version}</label>
          <select
            id={`${id}-version`}
            className="form-select"
            value={version}
            onChange={(event) => setVersion(event.target.value)}
          >
            {Object.entries(t.versions).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <div className="form-field">
          <label htmlFor={`${id}-format`}>{t.format}</label>
          <select
            id={`${id}-format`}
            className="form-select"
            value={format}
            onChange={(event) => setFormat(event.target.value === 'XLSX' ? 'XLSX' : 'CSV')}
          >
            <option value="CSV">{t.csv}</option>
            <option value="XLSX">{t.xlsx}</option>
          </select>
        </div>
      </div>
      <p className="soft mb-0">{t.warning}</p>
    </ConfirmDialog>
  );
}
