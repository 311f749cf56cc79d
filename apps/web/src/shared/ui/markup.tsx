import { type Inline, type MarkupBlock, parseMarkup } from '@mypay/kernel';
import { Fragment, type ReactNode } from 'react';

function pieces(line: readonly Inline[]): ReactNode {
  return line.map((one, i) => {
    switch (one.kind) {
      case 'text':
        return <Fragment key={i}>{one.text}</Fragment>;
      case 'strong':
        return <strong key={i}>{one.text}</strong>;
      case 'em':
        return <em key={i}>{one.text}</em>;
      case 'link':
        return (
          <a key={i} href={one.href} rel="noopener">
            {one.text}
          </a>
        );
    }
  });
}

function Block({ block }: { readonly block: MarkupBlock }) {
  if (block.kind === 'heading') return <h2 className="h5">{pieces(block.line)}</h2>;
  if (block.kind === 'list')
    return (
      <ul>
        {block.lines.map((line, i) => (
          <li key={i}>{pieces(line)}</li>
        ))}
      </ul>
    );
  return (
    <p>
      {block.lines.map((line, i) => (
        <Fragment key={i}>
          {i > 0 && <br />}
          {pieces(line)}
        </Fragment>
      ))}
    </p>
  );
}

/** A text in light markup, drawn as elements of ours: no HTML of its writer ever reaches the page. */
export function Markup({ text }: { readonly text: string }) {
  return parseMarkup(text).map((block, i) => <Block key={i} block={block} />);
}
