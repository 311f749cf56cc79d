import type { PagamentoKey } from '@mypay/pivot-core';

/** The key of a payment in a path; an index that is no number is nobody's. */
export const pagamentoKeyOf = (iuv: string, iur: string, index: string): PagamentoKey => ({
  iuv,
  iur,
  indice: /^\d{1,9}$/.test(index) ? Number(index) : 0,
});
