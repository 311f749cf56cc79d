import { CopyButton } from '../ui/copy-button';

/** An identifier of pagoPA, to be read and copied; a dash for none. */
export function Code({ text, what }: { readonly text: string | undefined; readonly what: string }) {
  if (text === undefined || text === '') return <span>{'–'}</span>;
  return (
    <span className="pivot-code">
      <code>{text}</code>
      <CopyButton text={text} what={what} />
    </span>
  );
}
