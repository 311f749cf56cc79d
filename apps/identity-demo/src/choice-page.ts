import { text } from './markup';
import type { Persona } from './personas';
import { STYLE } from './style';

/** What a button of the portal led here: the page bears its name, and leads to the same personas. */
export type Idp = 'spid' | 'cie';

const NAMES: Readonly<Record<Idp, string>> = { spid: 'SPID', cie: 'CIE' };

const ROLES: Readonly<Record<string, string>> = {
  OPERATORE: 'Operatore',
  PIVOT_VISUALIZZA: 'Riconciliazione, consultazione',
  PIVOT_FLUSSI: 'Riconciliazione, caricamento flussi',
  AMMINISTRATORE_ENTE: 'Amministratore dell’ente',
  AMMINISTRATORE_INTERMEDIARIO: 'Amministratore dell’intermediario',
  ASSISTENZA: 'Assistenza',
  REVISORE: 'Revisore',
};

/** Every persona as one button; without script, the chosen level goes with it. */
export function choicePage(personas: readonly Persona[], idp: Idp, uid: string, nonce: string): string {
  const cittadini = personas.filter(({ assegnazioni }) => assegnazioni.length === 0);
  const operatori = personas.filter(({ assegnazioni }) => assegnazioni.length > 0);
  return page(
    `Entra con ${NAMES[idp]} di prova`,
    nonce,
    `<p class="lead">Qui si entra nel portale come una persona inventata: non serve nessuna password. Scegli chi vuoi essere.</p>
<form method="post" action="/scelta/${text(uid)}/entra">
${group('operatori', 'Chi lavora per un ente', operatori)}
${group('cittadini', 'Chi paga', cittadini)}
<fieldset><legend>Livello di sicurezza</legend>
<p>Il portale chiede almeno il livello 2: con il livello 1 l’accesso è rifiutato, e si vede come.</p>
<div class="levels">
${([1, 2, 3] as const).map((level) => `<label><input type="radio" name="livello" value="${level}"${level === 2 ? ' checked' : ''}> Livello ${level}</label>`).join('\n')}
</div></fieldset>
</form>
<form method="post" action="/scelta/${text(uid)}/annulla"><button class="quiet">Annulla e torna al portale</button></form>`,
  );
}

const group = (id: string, title: string, personas: readonly Persona[]): string =>
  personas.length === 0
    ? ''
    : `<section aria-labelledby="${id}"><h2 id="${id}">${text(title)}</h2>
<ul class="personas">${personas.map(card).join('\n')}</ul></section>`;

const card = ({ id, nome, cognome, descrizione, assegnazioni }: Persona): string =>
  `<li><button name="persona" value="${text(id)}"><span class="face" aria-hidden="true">${text(`${nome[0] ?? ''}${cognome[0] ?? ''}`)}</span>
<span class="who"><strong>${text(`${nome} ${cognome}`)}</strong> <span>${text(descrizione)}</span>
${chips(assegnazioni)}</span></button></li>`;

function chips(assegnazioni: Persona['assegnazioni']): string {
  const words = assegnazioni.map((each) =>
    'ente' in each
      ? `${ROLES[each.ruolo] ?? each.ruolo} · ${each.ente}${Array.isArray(each.tipi) ? ` · ${each.tipi.join(', ')}` : ''}`
      : (ROLES[each.ruolo] ?? each.ruolo),
  );
  return words.length === 0
    ? ''
    : `<span class="chips">${words.map((word) => `<span>${text(word)}</span>`).join(' ')}</span>`;
}

/** The page after an interaction that is over, or was never there. */
export const sorryPage = (nonce: string): string =>
  page(
    'Questo accesso non è più aperto',
    nonce,
    '<p class="lead">È passato troppo tempo, o la pagina è stata aperta due volte. Torna al portale e premi di nuovo il pulsante di accesso.</p>',
  );

const page = (title: string, nonce: string, content: string): string => `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${text(title)}</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='8' fill='%230066cc'/%3E%3Ccircle cx='8' cy='6' r='2.6' fill='white'/%3E%3Cpath d='M3.4 13a4.6 4.6 0 0 1 9.2 0' fill='white'/%3E%3C/svg%3E">
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<p class="warning" role="note"><strong>Ambiente di prova.</strong> Identità inventate: nessun dato è di una persona vera.</p>
<main><h1>${text(title)}</h1>
${content}</main>
</body>
</html>
`;
