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
