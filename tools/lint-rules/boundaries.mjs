/**
 * "Who may import whom" of the house, row by row, for `@nx/enforce-module-boundaries`; the tags are in each project.json.
 * Specs may use a little more: the servers for tests and the generator of property tests.
 */
const FRAMEWORKS = ['@nestjs/*', 'typeorm', 'pg', 'kafkajs', 'soap', 'exceljs', 'papaparse'];
const SCOPES = ['onboarding', 'dovuti', 'pagamenti', 'pivot', 'portale', 'nodo-simulator', 'web', 'e2e'];

const depConstraints = (specs) => {
  const servers = specs ? ['type:testing'] : [];
  const properties = specs ? ['fast-check'] : [];
  const may = (type, ...types) => ({
    sourceTag: `type:${type}`,
    onlyDependOnLibsWithTags: [type, ...types].map((name) => (name.startsWith('type:') ? name : `type:${name}`)),
  });
  return [
    { ...may('kernel'), allowedExternalImports: ['temporal-polyfill', ...properties] },
    {
      ...may('contracts', 'kernel'),
      allowedExternalImports: ['zod', ...properties],
      bannedExternalImports: FRAMEWORKS,
    },
    { ...may('core', 'kernel', 'contracts'), allowedExternalImports: properties, bannedExternalImports: FRAMEWORKS },
    may('platform', 'kernel', 'contracts', ...servers),
    may('soap', 'platform', 'kernel', 'contracts', ...servers),
    { ...may('paper', 'kernel'), bannedExternalImports: FRAMEWORKS },
    may('testing', 'kernel', 'contracts'),
    may('app', 'core', 'platform', 'soap', 'paper', 'contracts', 'kernel', ...servers),
    may('simulator', 'platform', ...servers),
    may('web', 'contracts', 'kernel'),
    may('e2e', 'contracts', 'kernel', 'testing'),
    may('tool', 'contracts', 'kernel', 'testing'),
    // An app knows its own core and no other; a core knows no other core.
    ...SCOPES.map((scope) => ({
      sourceTag: `scope:${scope}`,
      onlyDependOnLibsWithTags: [`scope:${scope}`, 'scope:shared'],
    })),
    { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
    { sourceTag: 'scope:tools', onlyDependOnLibsWithTags: ['scope:tools', 'scope:shared'] },
  ];
};

/** The options of `@nx/enforce-module-boundaries` for what runs, or for its specs. */
export const boundaries = ({ specs }) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    checkNestedExternalImports: false,
    allow: [],
    depConstraints: depConstraints(specs),
  },
];
