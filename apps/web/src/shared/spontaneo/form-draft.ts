import type { Typed } from './answers';
import type { Holder } from './holder';

interface Draft {
  readonly typed: Typed;
  readonly holder: Holder;
  readonly amount: string;
}

const keyOf = (name: string): string => `bozza:spontaneo ${name}`;

/** What was typed in this tab and not sent: it outlives a reload, and ends with the tab. */
export function readDraft(name: string): Draft | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(name));
    return kept === null ? undefined : (JSON.parse(kept) as Draft);
  } catch {
    return undefined;
  }
}

/** Keeps what is typed; undefined forgets it. */
export function writeDraft(name: string, draft: Draft | undefined): void {
  try {
    if (draft === undefined) sessionStorage.removeItem(keyOf(name));
    else sessionStorage.setItem(keyOf(name), JSON.stringify(draft));
  } catch {
    // no room, or no storage: the form works without
  }
}
