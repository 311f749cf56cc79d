import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { components as Dovuti } from '../../shared/api/schema/dovuti';
import type { components as Pagamenti } from '../../shared/api/schema/pagamenti';
import type { components as Pivot } from '../../shared/api/schema/pivot';
import { DovutoState } from '../../shared/dovuti/dovuto-state';
import { formatCount, formatNumeroAvviso } from '../../shared/i18n/format';
import { movimentoPath } from '../../shared/pivot/paths';
import { addressOf } from '../../shared/routing/address';
import { DateText } from '../../shared/ui/date-text';
import { Money } from '../../shared/ui/money';
import { anomaliaName } from '../../shared/receipts/anomalie';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';

type Movimento = Pivot['schemas']['MovimentoView'];

function Group(props: { readonly title: string; readonly children: ReactNode; readonly note?: string | undefined }) {
  return (
    <section className="panel">
      <h2 className="h4">{props.title}</h2>
      <ul className="found-list">{props.children}</ul>
      {props.note !== undefined && <p className="soft">{props.note}</p>}
    </section>
  );
}

function Line(props: {
  readonly to: string;
  readonly title: string;
  readonly facts: readonly ReactNode[];
  readonly right: ReactNode;
}) {
  return (
    <li className="found">
      <div>
        <Link to={props.to}>{props.title}</Link>
        <p className="soft">
          {props.facts.filter(Boolean).map((fact, i) => (
            <span key={i}>{fact}</span>
          ))}
        </p>
      </div>
      <div className="found-right">{props.right}</div>
    </li>
  );
}

export function FoundDovuti(props: {
  readonly found: Dovuti['schemas']['SearchView'];
  readonly base: string;
  readonly nameOf: (tipo: string) => string;
}) {
  const { found, base, nameOf } = props;
  if (found.elementi.length === 0) return null;
  return (
    <Group title={t.dovuti} note={found.altri ? t.more : undefined}>
      {found.elementi.map(({ trovato, dovuto }) => (
        <Line
          key={dovuto.iud + dovuto.creatoIl}
          to={addressOf(base, 'dovuti', dovuto.iud)}
          title={dovuto.causale}
          facts={[
            dovuto.debitore.anagrafica,
            nameOf(dovuto.tipoDovuto),
            dovuto.numeroAvviso ? formatNumeroAvviso(dovuto.numeroAvviso) : dovuto.iud,
            t.matches[trovato],
          ]}
          right={
            <>
              <Money euro={dovuto.importo} strong />
              <DovutoState state={dovuto.stato} />
            </>
          }
        />
      ))}
    </Group>
  );
}

export type FoundByPagamenti = Pick<Pagamenti['schemas']['FoundView'], 'ricevute' | 'flussi'>;

export function FoundPayments(props: { readonly found: FoundByPagamenti; readonly base: string }) {
  const { found, base } = props;
  return (
    <>
      {found.ricevute.length > 0 && (
        <Group title={t.receipts}>
          {found.ricevute.map((one) => (
            <Line
              key={one.rtId}
              to={addressOf(base, 'ricevute', one.rtId)}
              title={one.causale}
              facts={[one.iuv, one.rtId, <DateText key="day" value={one.dataEsito} />]}
              right={
                <>
                  <Money euro={one.importo} strong />
                  {one.anomalie.length > 0 && (
                    <StateBadge tone="warning" label={one.anomalie.map(anomaliaName).join(', ')} />
                  )}
                </>
              }
            />
          ))}
        </Group>
      )}
      {found.flussi.length > 0 && (
        <Group title={t.flows}>
          {found.flussi.map((one) => (
            <Line
              key={`${one.pspId} ${one.iuf} ${one.revisione}`}
              to={addressOf(base, 'flussi', 'rendicontazione', one.pspId, one.iuf, one.revisione)}
              title={one.iuf}
              facts={[
                one.pspDenominazione ?? one.pspId,
                t.rows(one.numeroRighe ?? 0, formatCount(one.numeroRighe ?? 0)),
              ]}
              right={<Money euro={one.importo} strong />}
            />
          ))}
        </Group>
      )}
    </>
  );
}

/** What MyPivot knows of the code: movements that name it, and the way to its payments. */
export function FoundInPivot(props: { readonly found: readonly Movimento[]; readonly ipa: string }) {
  if (props.found.length === 0) return null;
  return (
    <Group title={t.movements}>
      {props.found.map((one) => (
        <Line
          key={[one.anno, one.bolletta, one.enteBt, one.istat].join(' ')}
          to={movimentoPath(props.ipa, one)}
          title={t.movement(one.anno, one.bolletta)}
          facts={[one.iuf ?? one.iuv, <DateText key="day" value={one.dataValuta ?? one.dataContabile} />]}
          right={<Money euro={one.importo} strong />}
        />
      ))}
    </Group>
  );
}
