/** Text made safe inside HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

/** Markup that is already safe. */
export class Html {
  constructor(readonly text: string) {}
}

/** Every value put in is escaped, but markup made the same way. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  const shown = (value: string | Html | readonly Html[] | undefined): string => {
    if (value === undefined) return '';
    if (value instanceof Html) return value.text;
    return typeof value === 'string' ? escapeHtml(value) : value.map(({ text }) => text).join('');
  };
  return new Html(strings.map((part, at) => part + shown(values[at])).join(''));
}

/**
 * A page of the simulator, under its banner.
 * @param nonce of its style, as the content security policy names it
 * @param style of these pages alone, ours as it stands
 */
export function page(title: string, content: Html, nonce: string, style = ''): string {
  return html`<!doctype html>
    <html lang="it">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Simulatore</title>
        <style nonce="${nonce}">
          body {
            font:
              1.1rem/1.5 system-ui,
              sans-serif;
            margin: 0;
            color: #17324d;
            background: #fff;
          }
          .avvertenza {
            background: #7a2e0e;
            color: #fff;
            padding: 0.6rem 1rem;
            font-weight: 600;
          }
          main {
            max-width: 42rem;
            margin: 0 auto;
            padding: 1rem;
          }
          label {
            display: block;
            margin-top: 1rem;
            font-weight: 600;
          }
          input,
          select {
            font: inherit;
            width: 100%;
            box-sizing: border-box;
            padding: 0.5rem;
            border: 1px solid #5c6f82;
          }
          button {
            font: inherit;
            margin: 1.2rem 0.6rem 0 0;
            padding: 0.6rem 1.2rem;
            border: 0;
            background: #06c;
            color: #fff;
            cursor: pointer;
          }
          button.secondario {
            background: #fff;
            color: #06c;
            box-shadow: inset 0 0 0 2px #06c;
          }
          dt {
            font-weight: 600;
            margin-top: 0.6rem;
          }
          dd {
            margin: 0;
          }
          .errore {
            border-left: 6px solid #cc334d;
            padding: 0.4rem 1rem;
            background: #fbeef0;
          }
          .esito {
            border-left: 6px solid #008055;
            padding: 0.4rem 1rem;
            background: #eef6f3;
          }
          code {
            overflow-wrap: anywhere;
          }
          ${new Html(style)}
        </style>
      </head>
      <body>
        <div class="avvertenza" role="note">SIMULATORE – nessun pagamento reale</div>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.text;
}
