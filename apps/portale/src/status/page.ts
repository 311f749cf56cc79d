import type { DayReport, EnteDay } from './day';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string | number): string => String(value).replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c);

const STYLE = `
:root { color-scheme: light dark; --accent: #0066cc; --ok: #00703c; --ko: #b3261e; --line: #8884; }
@media (prefers-color-scheme: dark) { :root { --accent: #7ab8ff; --ok: #5fd38d; --ko: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; margin: .5rem 0; } h2 { font-size: 1.15rem; margin: 1.8rem 0 .5rem; }
a { color: var(--accent); } code { overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } .scroll { overflow-x: auto; }
th, td { text-align: left; padding: .35rem .6rem; border-bottom: 1px solid var(--line); vertical-align: top; }
caption { text-align: left; padding: .3rem 0; }
td.n { text-align: right; font-variant-numeric: tabular-nums; }
.ok { color: var(--ok); font-weight: 600; } .ko { color: var(--ko); font-weight: 600; }
ul.cifre { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .6rem; }
ul.cifre li { border: 1px solid var(--line); border-radius: .5rem; padding: .6rem .8rem; }
ul.cifre b { display: block; font-size: 1.5rem; font-variant-numeric: tabular-nums; }
footer { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: .6rem; font-size: .9rem; }`;

/** Reads the page again every five seconds, as long as the reader wants it. */
const SCRIPT = `
const box = document.getElementById('aggiorna');
setInterval(async () => {
  if (!box.checked || document.hidden) return;
  try {
    const answer = await fetch('/stato', { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    if (next) document.querySelector('main').innerHTML = next.innerHTML;
  } catch { /* portale is restarting: the next round tells */ }
}, 5000);`;

export interface Doors {
  readonly simulatore?: string | undefined;
  readonly paForNode?: string | undefined;
}

/** The status page: what runs, where the doors are, how far the day is. No font, image or script from elsewhere. */
export function statusPage(dayReport: DayReport, doorUrls: Doors, nonce: string): string {
  return `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Piattaforma dei pagamenti</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%230066cc'/%3E%3Cpath d='M5 12V4h4a2.5 2.5 0 0 1 0 5H5' fill='none' stroke='white' stroke-width='1.8'/%3E%3C/svg%3E">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<header><h1>Piattaforma dei pagamenti</h1><p>Dovuti, pagamenti pagoPA e riconciliazione degli enti.</p></header>
<main>${servicesSection(dayReport)}${doors(doorUrls)}${daySection(dayReport)}</main>
<footer><label><input type="checkbox" id="aggiorna" checked> Aggiorna questa pagina ogni 5 secondi</label></footer>
<script nonce="${nonce}">${SCRIPT}</script>
</body>
</html>
`;
}

const servicesSection = ({ servizi: servicesSection, indirizzi }: DayReport): string => `
<section aria-labelledby="servizi"><h2 id="servizi">Che cosa è in funzione</h2>
<div class="scroll"><table><thead><tr><th scope="col">Servizio</th><th scope="col">${indirizzi ? 'Indirizzo' : 'Istanze pronte'}</th><th scope="col">Stato</th></tr></thead>
<tbody><tr><th scope="row">portale</th><td>questa installazione</td><td class="ok">pronto</td></tr>
${(indirizzi
  ? indirizzi.map(({ servizio, indirizzo, pronto }) => riga(servizio, `<code>${text(indirizzo)}</code>`, pronto))
  : servicesSection.map(({ servizio, pronte, istanze }) => riga(servizio, `${pronte} di ${istanze}`, pronte > 0))
).join('\n')}</tbody></table></div></section>`;

const riga = (service: string, cella: string, pronto: boolean): string =>
  `<tr><th scope="row">${text(service)}</th><td>${cella}</td><td class="${pronto ? 'ok' : 'ko'}">${pronto ? 'pronto' : 'non pronto'}</td></tr>`;

const doors = ({ simulatore, paForNode }: Doors): string => `
<section aria-labelledby="porte"><h2 id="porte">Dove sono le porte</h2>
<ul>
<li>Token di accesso: <code>POST /oauth2/token</code></li>
<li>API degli enti: <code>/api/bo/enti/{codiceIpa}/…</code></li>
${paForNode === undefined ? '' : `<li>Porta del nodo: <a href="${text(paForNode)}?wsdl">paForNode, WSDL</a></li>`}
${simulatore === undefined ? '' : `<li>Simulatore del nodo: <a href="${text(simulatore)}/sportello">sportello di un PSP</a></li>`}
<li>Stato: <a href="/health/ready">pronto</a>, <a href="/health/quiet">in quiete</a></li>
</ul></section>`;

function daySection({ enti, fatti, inSospeso }: DayReport): string {
  if (!fatti) return '';
  return `
<section aria-labelledby="giorno"><h2 id="giorno">A che punto è la giornata</h2>
<ul class="cifre">
<li><b>${fatti.ricevute}</b> ricevute (RT)</li>
<li><b>${fatti.flussi}</b> flussi di rendicontazione</li>
<li><b>${fatti.giornali}</b> giornali di cassa</li>
<li><b>${inSospeso ?? 0}</b> lavorazioni in sospeso</li>
</ul>
${enti.length === 0 ? '<p>Nessun ente ancora.</p>' : table(enti)}</section>`;
}

/** A row a class that has members anywhere, a column an ente. */
function table(enti: readonly EnteDay[]): string {
  const classi = new Map(
    enti
      .flatMap((ente) => ente.classi ?? [])
      .filter(({ numero }) => numero > 0)
      .map((c) => [c.classe, c.etichetta]),
  );
  const cella = (ente: EnteDay, classe: string): string =>
    ente.classi === undefined ? '–' : text(ente.classi.find((c) => c.classe === classe)?.numero ?? 0);
  const righe = [...classi].map(
    ([classe, label]) =>
      `<tr><th scope="row">${text(label)}<br><code>${text(classe)}</code></th>${enti
        .map((ente) => `<td class="n">${cella(ente, classe)}</td>`)
        .join('')}</tr>`,
  );
  return `<div class="scroll"><table><caption>Pagamenti, notifiche e movimenti per classe di riconciliazione</caption>
<thead><tr><th scope="col">Classe</th>${enti
    .map((ente) => `<th scope="col">${text(ente.denominazione)}<br><small>${text(ente.stato)}</small></th>`)
    .join('')}</tr></thead>
<tbody>${righe.length === 0 ? `<tr><td colspan="${enti.length + 1}">Ancora nulla da riconciliare.</td></tr>` : righe.join('\n')}</tbody></table></div>`;
}
