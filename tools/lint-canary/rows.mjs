/**
 * One breach for each row of the table of boundaries (style.md, "Who may import whom") and for each rule of syntax: where it
 * stands, what it says, which rule must object. `allowed` rows are the near neighbours that must pass.
 */
const BOUNDARIES = '@nx/enforce-module-boundaries';
const IMPORTS = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';

const uses = (module) => `import * as used from '${module}';\nexport const here = used;\n`;

export const breaches = [
  ['kernel: no other npm package', 'libs/kernel/src/canary.ts', uses('zod'), BOUNDARIES],
  ['kernel: no contracts', 'libs/kernel/src/canary.ts', uses('@mypay/contracts'), BOUNDARIES],
  ['contracts: no framework', 'libs/contracts/src/canary.ts', uses('@nestjs/common'), BOUNDARIES],
  ['contracts: no driver', 'libs/contracts/src/canary.ts', uses('kafkajs'), BOUNDARIES],
  ['contracts: no platform', 'libs/contracts/src/canary.ts', uses('@mypay/platform/db'), BOUNDARIES],
  ['core: no framework', 'apps/pivot/core/application/canary.ts', uses('@nestjs/common'), BOUNDARIES],
  ['core: no driver', 'apps/pivot/core/application/canary.ts', uses('typeorm'), BOUNDARIES],
  ['core: no platform', 'apps/pivot/core/application/canary.ts', uses('@mypay/platform/db'), BOUNDARIES],
  ['core: no other core', 'apps/pivot/core/application/canary.ts', uses('@mypay/dovuti-core'), BOUNDARIES],
  ['core: domain/ without contracts', 'apps/pivot/core/domain/canary.ts', uses('@mypay/contracts'), IMPORTS],
  ['platform: no core', 'libs/platform/src/db/canary.ts', uses('@mypay/pivot-core'), BOUNDARIES],
  ['platform: no soap', 'libs/platform/src/db/canary.ts', uses('@mypay/soap'), BOUNDARIES],
  ['platform: a door is no corridor', 'libs/platform/src/events/canary.ts', uses('../jobs'), IMPORTS],
  ['soap: no core', 'libs/soap/src/canary.ts', uses('@mypay/pivot-core'), BOUNDARIES],
  ['testing: no platform', 'libs/testing/src/canary.ts', uses('@mypay/platform/db'), BOUNDARIES],
  ['testing: no soap', 'libs/testing/src/canary.ts', uses('@mypay/soap'), BOUNDARIES],
  ['testing: no core', 'libs/testing/src/canary.ts', uses('@mypay/pivot-core'), BOUNDARIES],
  ['app: no core of another', 'apps/dovuti/src/canary.ts', uses('@mypay/pivot-core'), BOUNDARIES],
  ['app: no other app', 'apps/dovuti/src/canary.ts', uses('../../pivot/src/main'), BOUNDARIES],
  ['app: servers for tests in specs alone', 'apps/dovuti/src/canary.ts', uses('@mypay/testing'), IMPORTS],
  ['simulator: no kernel', 'apps/nodo-simulator/src/canary.ts', uses('@mypay/kernel'), BOUNDARIES],
  ['simulator: no contracts', 'apps/nodo-simulator/src/canary.ts', uses('@mypay/contracts'), BOUNDARIES],
  ['simulator: no soap', 'apps/nodo-simulator/src/canary.ts', uses('@mypay/soap'), BOUNDARIES],
  ['simulator: no core', 'apps/nodo-simulator/src/canary.ts', uses('@mypay/pivot-core'), BOUNDARIES],
  ['simulator: no other door of platform', 'apps/nodo-simulator/src/canary.ts', uses('@mypay/platform/db'), IMPORTS],
  ['e2e: no core', 'apps/e2e/src/canary.ts', uses('@mypay/pivot-core'), BOUNDARIES],
  ['e2e: no platform', 'apps/e2e/src/canary.ts', uses('@mypay/platform/http'), BOUNDARIES],
  ['tool: no core', 'tools/demo/canary.ts', uses('@mypay/pivot-core'), BOUNDARIES],
  ['tool: no platform', 'tools/demo/canary.ts', uses('@mypay/platform/config'), BOUNDARIES],
  ['no machine clock', 'apps/pivot/src/canary.ts', 'export const now = new Date();\n', SYNTAX],
  ['no machine clock, in millis', 'apps/pivot/core/domain/canary.ts', 'export const now = Date.now();\n', SYNTAX],
  ['no environment', 'apps/pivot/src/canary.ts', "export const url = process.env['URL'];\n", SYNTAX],
  ['no any', 'apps/pivot/src/canary.ts', 'export const loose: any = 1;\n', '@typescript-eslint/no-explicit-any'],
  [
    'no non-null assertion',
    'apps/pivot/src/canary.ts',
    'export const first = (list: string[]): string => list[0]!;\n',
    '@typescript-eslint/no-non-null-assertion',
  ],
];

export const allowed = [
  ['kernel: temporal-polyfill', 'libs/kernel/src/canary.ts', uses('temporal-polyfill')],
  [
    'contracts: zod and kernel',
    'libs/contracts/src/canary.ts',
    uses('zod') +
      uses('@mypay/kernel')
        .replace(/\bhere\b/g, 'there')
        .replace(/used/g, 'kernel'),
  ],
  ['core: kernel', 'apps/pivot/core/domain/canary.ts', uses('@mypay/kernel')],
  ['core: contracts', 'apps/pivot/core/application/canary.ts', uses('@mypay/contracts')],
  ['app: its own core', 'apps/pivot/src/canary.ts', uses('@mypay/pivot-core')],
  ['app: platform', 'apps/pivot/src/canary.ts', uses('@mypay/platform/db')],
  ['app: a spec may use the servers for tests', 'apps/pivot/src/canary.spec.ts', uses('@mypay/testing')],
  ['simulator: three doors of platform', 'apps/nodo-simulator/src/canary.ts', uses('@mypay/platform/http')],
  ['platform: a door uses db', 'libs/platform/src/events/canary.ts', uses('../db')],
  ['tool: kernel', 'tools/demo/canary.ts', uses('@mypay/kernel')],
];
