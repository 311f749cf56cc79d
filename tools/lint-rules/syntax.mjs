/** What `no-restricted-syntax` forbids: reading the machine's clock, and reading the environment. */
const clock = 'Ask the Clock: only SystemClock reads the machine’s.';
const environment = 'Only config.ts reads the environment, through loadConfig.';

export const CLOCK = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: clock },
  { selector: "CallExpression[callee.name='Date']", message: clock },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: clock },
  { selector: "MemberExpression[object.name='Temporal'][property.name='Now']", message: clock },
];

export const ENVIRONMENT = [
  { selector: "MemberExpression[object.name='process'][property.name='env']", message: environment },
  { selector: "MemberExpression[object.name='process'][property.value='env']", message: environment },
  { selector: "VariableDeclarator[id.type='ObjectPattern'][init.name='process']", message: environment },
  { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: environment },
];

const literal = 'A text for people has its key in texts.ts, in Italian and English.';
const LETTERS = '/[A-Za-zÀ-ÿ]{2}/';
/** Attributes whose value a person reads or hears. */
const SPOKEN = '/^(aria-label|aria-description|title|alt|placeholder|label|hint|lead|submit|confirm|caption)$/';

/** What `no-restricted-syntax` forbids in the browser's application. */
export const SCREEN = [
  { selector: `JSXText[value=${LETTERS}]`, message: literal },
  { selector: `JSXAttribute[name.name=${SPOKEN}] > Literal[value=${LETTERS}]`, message: literal },
  {
    selector: "CallExpression[callee.name='fetch']",
    message: 'Ask by shared/api: it reads refusals and knows the session.',
  },
  {
    selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
    message: 'No HTML from data: what a person wrote is drawn as text.',
  },
];
