/** An element of the small XML of this field: no attributes, no namespaces, elements or text. */
export interface NodoXml {
  readonly nome: string;
  readonly children: NodoXml[];
  testo: string;
}

const MAX_DEPTH = 8;
/** No text of this field is longer, blanks between elements included: four times the widest column. */
const MAX_LENGTH = 16_384;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const TOKEN = /<(\/?)([A-Za-z_][\w.-]*)\s*(\/?)>|([^<]+)/y;

/** Every `&` must open one of the five entities or a character reference. */
const readText = (text: string): string =>
  text.replace(/&(?:([^;&]{1,8});)?/g, (_reference, name: string | undefined) => {
    const digits = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name ?? '');
    const codice = digits ? parseInt(digits[1] ?? digits[2] ?? '', digits[1] === undefined ? 10 : 16) : undefined;
    const char =
      codice === undefined ? ENTITIES[name ?? ''] : isChar(codice) ? String.fromCodePoint(codice) : undefined;
    if (char === undefined) throw new RangeError('riferimento non ammesso');
    return char;
  });
const isChar = (codice: number): boolean =>
  codice === 9 ||
  codice === 10 ||
  codice === 13 ||
  (codice >= 0x20 && codice <= 0xd7ff) ||
  (codice >= 0xe000 && codice <= 0x10ffff);

/**
 * Reads one element with its children, strictly: no DTD, comment, CDATA, attribute or processing instruction (a leading XML
 * declaration is passed over). Depth is bounded. @throws RangeError on anything else
 */
export function readXml(xml: string): NodoXml {
  if (xml.length > MAX_LENGTH) throw new RangeError('XML troppo lungo');
  const text = xml.replace(/^\uFEFF?\s*(?:<\?xml\s[^<>]{0,200}\?>)?\s*/, '').trimEnd();
  const open: NodoXml[] = [];
  let root: NodoXml | undefined;
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    if (!token) throw new RangeError('XML non ammesso');
    const [, closes, name, empty, parole] = token;
    const current = open.at(-1);
    if (parole !== undefined) {
      if (!current) throw new RangeError('testo fuori dalla radice');
      current.testo += readText(parole);
    } else if (closes === '/') {
      if (empty === '/' || current?.nome !== name) throw new RangeError('elementi male annidati');
      open.pop();
    } else {
      const nodo: NodoXml = { nome: name ?? '', children: [], testo: '' };
      if (current) current.children.push(nodo);
      else if (root) throw new RangeError('due radici');
      else root = nodo;
      if (empty !== '/') open.push(nodo);
      if (open.length > MAX_DEPTH) throw new RangeError('troppo profondo');
    }
  }
  if (!root || open.length > 0) throw new RangeError('XML incompleto');
  return root;
}

/** Escapes text for an element. */
export function writeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
