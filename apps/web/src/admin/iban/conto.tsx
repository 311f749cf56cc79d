import { useState } from 'react';
import { onboardingOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/onboarding';
import { groupedIban, maskedIban } from '../../shared/enti/iban';
import { type EnteRecord, patchEnte, useChangeEnte } from '../../shared/enti/use-ente-record';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { CopyButton } from '../../shared/ui/copy-button';
import { DefinitionList } from '../../shared/ui/definition-list';
import { StateBadge, type Tone } from '../../shared/ui/state-badge';
import { t } from './texts';

type ContoView = components['schemas']['ContoView'];
type State = ContoView['stato'];

const TONES: Readonly<Record<State, Tone>> = {
  INSERITO: 'info',
  RICHIESTO: 'warning',
  DICHIARATO: 'warning',
  ATTIVO: 'success',
  IN_SCADENZA: 'warning',
  DISMESSO: 'dark',
  RIFIUTATO: 'danger',
};
const STEPS: readonly State[] = ['INSERITO', 'RICHIESTO', 'DICHIARATO', 'ATTIVO'];
/** What the node must confirm is the intermediary's to say. */
const VERIFIED: readonly State[] = ['ATTIVO', 'IN_SCADENZA', 'DISMESSO', 'RIFIUTATO'];

function Steps({ state }: { readonly state: State }) {
  const here = STEPS.indexOf(state);
  if (here < 0) return null;
  return (
    <ol className="conto-steps" aria-label={t.steps}>
      {STEPS.map((step, i) => (
        <li key={step} {...(i === here ? { 'aria-current': 'step' as const } : i < here ? { className: 'done' } : {})}>
          {t.states[step]}
        </li>
      ))}
    </ol>
  );
}

/** An account: masked until asked for, where it stands, who uses it, and what may be done now. */
export function Conto({ conto, ente }: { readonly conto: ContoView; readonly ente: EnteRecord }) {
  const { may } = useEnte();
  const [shown, setShown] = useState(false);
  const [asked, setAsked] = useState<State | 'default'>();
  const { iban, stato, usatoDa } = conto;
  const name = conto.descrizione ?? t.account(iban.slice(-4));
  const isDefault = ente.ibanDefault === iban;
  const change = useChangeEnte((to: State) =>
    onboardingOffice.put('/enti/{ente}/iban/{iban}', {
      path: { ente: ente.codiceIpa, iban },
      body: { stato: to, versione: ente.versione },
    }),
  );
  const makeDefault = useChangeEnte(() => patchEnte(ente.codiceIpa, { ibanDefault: iban, versione: ente.versione }));
  const acts = may('iban.write')
    ? conto.statiAmmessi.filter((to) => !VERIFIED.includes(to) || may('iban.verifica'))
    : [];
  const mayDefault = may('ente.update.self') && !isDefault && (stato === 'ATTIVO' || stato === 'IN_SCADENZA');
  return (
    <li className="panel">
      <div className="conto-head">
        <h2 className="h5 mb-0">{name}</h2>
        <StateBadge tone={TONES[stato]} label={t.states[stato]} />
      </div>
      <p className="conto-iban">
        {shown ? groupedIban(iban) : maskedIban(iban)}{' '}
        <button
          type="button"
          className="btn btn-link btn-sm"
          aria-label={shown ? t.hideOf(name) : t.showOf(name)}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.hide : t.show}
        </button>
        {shown && <CopyButton text={iban} what={t.iban} />}
      </p>
      {isDefault && <StateBadge tone="primary" icon="it-check" label={t.default} />}{' '}
      {conto.postale && <StateBadge tone="info" label={t.postal} />}
      <Steps state={stato} />
      <DefinitionList
        items={[
          ...(conto.intestatario === undefined ? [] : [{ term: t.holder, value: conto.intestatario }]),
          ...(conto.bic === undefined ? [] : [{ term: t.bic, value: conto.bic }]),
          ...(conto.autorizzazioneStampa === undefined ? [] : [{ term: t.stamp, value: conto.autorizzazioneStampa }]),
          {
            term: t.usedBy,
            value: usatoDa.length === 0 ? t.unused : usatoDa.join(', '),
            wide: true,
          },
        ]}
      />
      {(acts.length > 0 || mayDefault) && (
        <div className="conto-acts">
          {acts.map((to) => (
            <button
              key={to}
              type="button"
              className={`btn btn-sm ${to === 'DISMESSO' || to === 'RIFIUTATO' ? 'btn-outline-danger' : 'btn-outline-primary'}`}
              onClick={() => setAsked(to)}
            >
              {t.acts[to]}
            </button>
          ))}
          {mayDefault && (
            <button type="button" className="btn btn-sm btn-outline-primary" onClick={() => setAsked('default')}>
              {t.makeDefault}
            </button>
          )}
        </div>
      )}
      {asked !== undefined && (
        <ConfirmDialog
          title={`${asked === 'default' ? t.makeDefault : t.acts[asked]}: ${name}`}
          confirm={asked === 'default' ? t.makeDefault : t.acts[asked]}
          danger={asked === 'DISMESSO'}
          onConfirm={() => (asked === 'default' ? makeDefault(undefined) : change(asked))}
          onClose={() => setAsked(undefined)}
        >
          <p>{asked === 'default' ? t.makeDefaultText : t.actTexts[asked]}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
