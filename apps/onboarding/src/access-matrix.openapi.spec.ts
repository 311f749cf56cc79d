import { permessiOf, RUOLI, RUOLI_BY_TIPO } from '@mypay/onboarding-core';
import { expectPublished } from '@mypay/testing';

it('publishes who holds which permission, unchanged, for the other services and the browser', () => {
  expectPublished('access/matrix.json', {
    ruoli: Object.fromEntries(RUOLI.map((ruolo) => [ruolo, permessiOf([ruolo])])),
    perTipo: RUOLI_BY_TIPO,
  });
});
