import { Page } from './page';

export interface ProseSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** A page of text: a heading, sections, paragraphs. */
export function Prose(props: {
  readonly title: string;
  readonly lead?: string;
  readonly sections: readonly ProseSection[];
}) {
  return (
    <Page title={props.title} lead={props.lead} narrow>
      {props.sections.map(({ heading, paragraphs }) => (
        <section key={heading} className="prose-section">
          <h2 className="h4">{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </section>
      ))}
    </Page>
  );
}
