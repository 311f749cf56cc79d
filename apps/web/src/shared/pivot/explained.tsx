import type { ReactNode } from 'react';
import { texts } from '../i18n/texts';
import { Icon } from '../ui/icon';
import { Notice } from '../ui/notice';
import { said } from './said';
import type { Classe, Explanation, NextStep } from './types';
import { words } from './words';

const t = texts({
  it: {
    words: 'In parole',
    steps: 'Che cosa fare ora',
    stale: 'I documenti sono cambiati da poco: la classificazione si aggiorna fra qualche istante.',
    nothing: 'Non c’è nulla da segnalare.',
  },
  en: {
    words: 'In words',
    steps: 'What to do now',
    stale: 'The documents changed just now: the classes follow in a moment.',
    nothing: 'There is nothing to tell.',
  },
});

/** Why an object is in its classes, in the server's own words. */
export function Explained({
  explanation,
  children,
}: {
  readonly explanation: Explanation;
  readonly children?: ReactNode;
}) {
  const { classi, aggiornato } = explanation;
  const text = said(explanation);
  return (
    <section className="panel" aria-labelledby="in-words">
      <h2 id="in-words" className="h4">
        {t.words}
      </h2>
      {!aggiornato && <Notice tone="info">{t.stale}</Notice>}
      {children}
      {classi.length === 0 && text === undefined && !children && <p>{t.nothing}</p>}
      {text !== undefined && <p>{text}</p>}
      <ul className="pivot-words">
        {classi.map((one) => (
          <li key={one.classe} className={one.schermo === 'ANOMALIE' ? 'is-anomaly' : 'is-good'}>
            <Icon name={one.schermo === 'ANOMALIE' ? 'it-warning-circle' : 'it-check-circle'} size="sm" />
            <div>
              <strong>{words.classi[one.classe].name}</strong>
              <p>{said(one)}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What to do about each anomaly. */
export function NextSteps({ steps }: { readonly steps: readonly NextStep[] }) {
  if (steps.length === 0) return null;
  return (
    <section className="panel pivot-steps" aria-labelledby="next-steps">
      <h2 id="next-steps" className="h4">
        <Icon name="it-tool" size="sm" /> {t.steps}
      </h2>
      <ul>
        {steps.map((step) => (
          <li key={step.classe}>
            <strong>{words.classi[step.classe as Classe].name}</strong>
            <span>{said(step)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
