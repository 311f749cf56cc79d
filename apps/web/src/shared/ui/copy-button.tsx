import { useState } from 'react';
import { texts } from '../i18n/texts';
import { Icon } from './icon';

const t = texts({
  it: { copy: (what: string) => `Copia ${what}`, copied: 'Copiato' },
  en: { copy: (what: string) => `Copy ${what}`, copied: 'Copied' },
});

/** Copies an identifier. `what` completes «Copia …» for who does not see what stands beside it. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [copied, setCopied] = useState(false);
  const copy = () => {
    void navigator.clipboard.writeText(text).then(() => {
      setCopied(true);
      setTimeout(() => setCopied(false), 2000);
    });
  };
  return (
    <>
      <button type="button" className="btn-copy" aria-label={t.copy(what)} title={t.copy(what)} onClick={copy}>
        <Icon name={copied ? 'it-check' : 'it-copy'} size="sm" />
      </button>
      <span role="status" className="visually-hidden">
        {copied ? t.copied : ''}
      </span>
    </>
  );
}
