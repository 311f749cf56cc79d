import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { SCREENS } from './screens';

const SRC = path.join(workspaceRoot(), 'apps', 'web', 'src');

/** `/bo/:ipa/dovuti/:iud` matches `/bo/c_roccaprova/dovuti/2024-1?x=1`, in either language. */
const matcher = (route: string) => new RegExp(`^(/en)?${route.replace(/:[A-Za-z]+/g, '[^/?]+')}/?([?#].*)?$`);

it('every screen that has an address is looked at', () => {
  const routes = fs
    .readdirSync(SRC)
    .map((area) => path.join(SRC, area, 'routes.tsx'))
    .filter((file) => fs.existsSync(file))
    .flatMap((file) =>
      [...fs.readFileSync(file, 'utf8').matchAll(/code: '([^']+)',\s+path: '([^']+)'/g)].map(([, code, at]) => ({
        code: code ?? '',
        at: at ?? '',
      })),
    );
  expect(routes.length).toBeGreaterThan(50);
  const looked = ({ code, at }: { code: string; at: string }) =>
    // A screen that is come to by clicks, or by a redirection, bears the code of its address.
    SCREENS.some((screen) => matcher(at).test(screen.path) || screen.code.startsWith(code));
  expect(routes.filter((route) => !looked(route)).map(({ code, at }) => `${code} ${at}`)).toEqual([]);
});
