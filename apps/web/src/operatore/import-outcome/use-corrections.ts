import { useState } from 'react';

/** Corrected lines by the number of their row. */
export type Corrections = Readonly<Record<number, string>>;

function read(key: string): Corrections {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Corrections) : {};
  } catch {
    return {};
  }
}

/** What a person has corrected of an import's rejects: it outlives a reload and the end of a session, in this window. */
export function useCorrections(importId: string) {
  const key = `correzioni:${importId}`;
  const [corrections, setCorrections] = useState(() => read(key));
  const keep = (after: Corrections) => {
    setCorrections(after);
    try {
      sessionStorage.setItem(key, JSON.stringify(after));
    } catch {
      // Full or switched off: the page still has them.
    }
  };
  return {
    corrections,
    /** `undefined` takes the correction away. */
    correct: (row: number, line: string | undefined) => {
      const after = Object.fromEntries(Object.entries(corrections).filter(([one]) => Number(one) !== row));
      keep(line === undefined ? after : { ...after, [row]: line });
    },
    clear: () => keep({}),
  };
}
