import type { ReactNode } from 'react';
import { texts } from '../i18n/texts';
import { StateBadge, type Tone } from '../ui/state-badge';
import { said } from './said';
import type { Suggestion } from './types';

const t = texts({
  it: { confidence: { ALTA: 'Molto probabile', MEDIA: 'Probabile', BASSA: 'Possibile' } },
  en: { confidence: { ALTA: 'Very likely', MEDIA: 'Likely', BASSA: 'Possible' } },
});
const TONES: Readonly<Record<Suggestion['confidenza'], Tone>> = { ALTA: 'success', MEDIA: 'info', BASSA: 'secondary' };

/** Proposals, the surest first, each with how sure it is, why, and what may be done. */
export function SuggestionList(props: {
  readonly suggestions: readonly Suggestion[];
  readonly act: (suggestion: Suggestion) => ReactNode;
}) {
  return (
    <ul className="pivot-words">
      {props.suggestions.map((one) => (
        <li key={JSON.stringify([one.tipo, one.codici, one.movimento, one.flussi])}>
          <div>
            <StateBadge tone={TONES[one.confidenza]} label={t.confidence[one.confidenza]} />
            {one.ragioni.map((reason) => (
              <p key={reason.testo}>{said(reason)}</p>
            ))}
            {props.act(one)}
          </div>
        </li>
      ))}
    </ul>
  );
}
