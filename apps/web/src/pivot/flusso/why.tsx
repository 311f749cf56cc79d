import { Link } from 'react-router-dom';
import { formatCount, formatMoney } from '../../shared/i18n/format';
import { importPath } from '../../shared/pivot/paths';
import { said } from '../../shared/pivot/said';
import type { FlussoExplanation } from '../../shared/pivot/types';
import { useEnte } from '../../shared/session/use-ente';
import { Icon } from '../../shared/ui/icon';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import { t } from './texts';

/** Why a flow has its verdict: what it declares, what came, the difference, the same in words, and what to do. */
export function Why({ flusso }: { readonly flusso: FlussoExplanation }) {
  const { codiceIpa, may } = useEnte();
  const { verdetto, scarto, incassi } = flusso;
  const warnings = [
    ...(flusso.numeroPagamenti === flusso.righe
      ? []
      : [t.otherCount(formatCount(flusso.numeroPagamenti), formatCount(flusso.righe))]),
    ...(flusso.sommaRighe === flusso.importoTotale
      ? []
      : [t.otherSum(formatMoney(flusso.importoTotale), formatMoney(flusso.sommaRighe))]),
  ];
  const steps: Partial<Record<string, string>> = t.steps;
  const step = steps[verdetto];
  const differs = scarto !== undefined && !/^-?0\.00$/.test(scarto);
  return (
    <section className="panel" aria-labelledby="why">
      <h2 id="why" className="h4">
        {t.why}
      </h2>
      {!flusso.aggiornato && <Notice tone="info">{t.stale}</Notice>}
      <p className="flusso-words">{said(flusso)}</p>
      <dl className="flusso-sums">
        <div>
          <dt>{t.declared}</dt>
          <dd>
            <Money euro={flusso.importoTotale} />
          </dd>
        </div>
        <div>
          <dt>{t.cashed}</dt>
          <dd>{incassi.length === 0 ? t.noCash : <Money euro={flusso.sommaIncassi} />}</dd>
        </div>
        {differs && (
          <div className="is-gap">
            <dt>{t.gap}</dt>
            <dd>
              <span className="money">{`${scarto.startsWith('-') ? '' : '+'}${formatMoney(scarto)}`}</span>
            </dd>
          </div>
        )}
      </dl>
      {step !== undefined && (
        <div className="flusso-step">
          <Icon name="it-tool" size="sm" />
          <p>
            <strong>{t.whatToDo}</strong> {step}{' '}
            {verdetto === 'NO_TES' && may('pivot.import') && <Link to={importPath(codiceIpa)}>{t.loadJournal}</Link>}
          </p>
        </div>
      )}
      {warnings.length > 0 && (
        <Notice tone="warning" title={t.warnings}>
          <ul>
            {warnings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
