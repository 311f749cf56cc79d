/** The schemas of an installation, and the service that migrates each; `eventi` is migrated by every one. */
export const SCHEMAS = [
  { schema: 'onboarding', service: 'onboarding' },
  { schema: 'dovuti', service: 'dovuti' },
  { schema: 'pagamenti', service: 'pagamenti' },
  { schema: 'pivot', service: 'pivot' },
  { schema: 'nodo_simulator', service: 'nodo-simulator' },
  { schema: 'portale', service: 'portale' },
  { schema: 'eventi', service: undefined },
] as const;
