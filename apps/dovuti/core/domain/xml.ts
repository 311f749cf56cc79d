/** An element of the small XML of this field: no attributes, no namespaces, elements or text. */
export interface NodoXml {
  readonly nome: string;
  readonly figli: NodoXml[];
  testo: string;
}

const PROFONDITA_MASSIMA = 8;
const ENTITA: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN = /<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>|([^<]+)/y;

/** Every `&` must open one of the five entities or a character reference. */
const leggiTesto = (testo: string): string =>
  testo.replace(/&(?:([^;&]{1,8});)?/g, (_riferimento, nome: string | undefined) => {
    const cifre = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(nome ?? '');
    const codice = cifre ? parseInt(cifre[1] ?? cifre[2] ?? '', cifre[1] === undefined ? 10 : 16) : undefined;
    const carattere =
      codice === undefined ? ENTITA[nome ?? ''] : isCarattere(codice) ? String.fromCodePoint(codice) : undefined;
    if (carattere === undefined) throw new RangeError('riferimento non ammesso');
    return carattere;
  });
const isCarattere = (codice: number): boolean =>
  codice === 9 ||
  codice === 10 ||
  codice === 13 ||
  (codice >= 0x20 && codice <= 0xd7ff) ||
  (codice >= 0xe000 && codice <= 0x10ffff);

/**
 * Reads one element with its children, strictly: no DTD, comment, CDATA, attribute or processing instruction (a leading XML
 * declaration is passed over). Depth is bounded. @throws RangeError on anything else
 */
export function leggiXml(xml: string): NodoXml {
  const testo = xml.replace(/^\uFEFF?\s*(?:<\?xml\s[^<>]{0,200}\?>)?\s*/, '').trimEnd();
  const aperti: NodoXml[] = [];
  let radice: NodoXml | undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < testo.length) {
    const token = TOKEN.exec(testo);
    if (!token) throw new RangeError('XML non ammesso');
    const [, chiude, nome, vuoto, parole] = token;
    const corrente = aperti.at(-1);
    if (parole !== undefined) {
      if (!corrente) throw new RangeError('testo fuori dalla radice');
      corrente.testo += leggiTesto(parole);
    } else if (chiude === '/') {
      if (vuoto === '/' || corrente?.nome !== nome) throw new RangeError('elementi male annidati');
      aperti.pop();
    } else {
      const nodo: NodoXml = { nome: nome ?? '', figli: [], testo: '' };
      if (corrente) corrente.figli.push(nodo);
      else if (radice) throw new RangeError('due radici');
      else radice = nodo;
      if (vuoto !== '/') aperti.push(nodo);
      if (aperti.length > PROFONDITA_MASSIMA) throw new RangeError('troppo profondo');
    }
  }
  if (!radice || aperti.length > 0) throw new RangeError('XML incompleto');
  return radice;
}

/** Escapes text for an element. */
export function scriviTesto(testo: string): string {
  return testo.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
