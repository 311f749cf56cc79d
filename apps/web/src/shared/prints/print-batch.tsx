import { useQueryClient } from '@tanstack/react-query';
import { dovutiOffice } from '../api/doors';
import type { components } from '../api/schema/dovuti';
import { formatCount, formatDay } from '../i18n/format';
import { useEnte } from '../session/use-ente';
import { BookedActions } from '../ui/booked-actions';
import { DownloadLink } from '../ui/download-link';
import { Progress } from '../ui/progress';
import { StateBadge, type Tone } from '../ui/state-badge';
import { t } from './print-texts';
import { officeFile } from '../routing/address';

export type PrintBatch = components['schemas']['StampaView'];

/** Whether something is still to come from it. */
export const isPrinting = ({ stato }: PrintBatch): boolean => stato === 'IN_CODA' || stato === 'IN_CORSO';

const LOOKS: Readonly<Record<PrintBatch['stato'], readonly [Tone, string]>> = {
  IN_CODA: ['info', t.waiting],
  IN_CORSO: ['primary', t.running],
  PRONTA: ['success', t.ready],
  FALLITA: ['danger', t.failed],
  ANNULLATA: ['dark', t.cancelled],
};

export function PrintState({ one }: { readonly one: PrintBatch }) {
  const [tone, label]: readonly [Tone, string] =
    one.stato === 'PRONTA' && one.nonStampati > 0 ? ['warning', t.readyPartly] : LOOKS[one.stato];
  return <StateBadge tone={tone} label={label} />;
}

/** What a batch is about, in words; `tipo` gives a tipo its name. */
export function printSource({ origine, totale }: PrintBatch, tipo: (code: string) => string): string {
  switch (origine.da) {
    case 'IUD':
      return t.named(formatCount(totale));
    case 'IMPORTAZIONE':
      return t.ofImport(origine.importazione ?? '');
    case 'FILTRO':
      return t.ofFilter;
    case 'TIPO': {
      const { tipoDovuto = '', scadenzaDa: from, scadenzaA: to } = origine;
      const day = (value: string | undefined) => (value === undefined ? '…' : formatDay(value));
      const name = t.ofTipo(tipo(tipoDovuto));
      return from === undefined && to === undefined ? name : `${name}, ${t.due(day(from), day(to))}`;
    }
  }
}

/** How far a batch is, what came of it, and its files. */
export function PrintOutcome({ one }: { readonly one: PrintBatch }) {
  const { codiceIpa } = useEnte();
  return (
    <div>
      {isPrinting(one) ? (
        <Progress
          label={t.progress(formatCount(one.lavorati), formatCount(one.totale))}
          percent={Math.floor((one.lavorati / Math.max(one.totale, 1)) * 100)}
        />
      ) : (
        <p className="mb-0">
          {t.printed(one.stampati)}
          {one.nonStampati > 0 && ` · ${t.left(one.nonStampati)}`}
        </p>
      )}
      {one.fileEliminatiIl !== undefined && <p className="soft mb-0">{t.gone}</p>}
      {one.parti.length > 0 && (
        <ul className="print-parts">
          {one.parti.map(({ parte, dimensione }) => (
            <li key={parte}>
              <DownloadLink
                href={officeFile(codiceIpa, 'stampe-avvisi', one.id, 'parti', parte)}
                format="ZIP"
                bytes={dimensione}
              >
                {t.part(parte)}
              </DownloadLink>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Takes a batch back, or asks for it once more. */
export function PrintActions({ one }: { readonly one: PrintBatch }) {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  const path = { ente: codiceIpa, id: String(one.id) };
  const refresh = () => client.invalidateQueries({ queryKey: ['prints', codiceIpa] });
  return (
    <BookedActions
      azioni={one.azioni}
      words={t}
      cancel={() => dovutiOffice.delete('/enti/{ente}/stampe-avvisi/{id}', { path }).then(refresh)}
      repeat={() => dovutiOffice.post('/enti/{ente}/stampe-avvisi/{id}/ripeti', { path }).then(refresh)}
    />
  );
}
