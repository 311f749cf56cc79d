import { dovutiOffice } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import type { components } from '../../shared/api/schema/dovuti';
import { differencesOf, toContent, toValues, type Values } from './values';

type Dovuto = components['schemas']['DovutoView'];

/**
 * Adds a debt. The key of a sheet (its IUD) is chosen when the sheet is opened and kept with its draft: a second sending, from a
 * reload or a copied tab, meets the debt that the first one made, and gives that back when it says the same.
 */
export async function createOnce(codiceIpa: string, values: Values): Promise<Dovuto> {
  const content = toContent(values);
  try {
    return await dovutiOffice.post('/enti/{ente}/dovuti', {
      path: { ente: codiceIpa },
      body: { ...content, iud: values.iud },
    });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'IUD_DUPLICATO') throw error;
    const there = await dovutiOffice.get('/enti/{ente}/dovuti/{iud}', { path: { ente: codiceIpa, iud: values.iud } });
    const same =
      there.tipoDovuto === values.tipoDovuto && differencesOf(toContent(toValues(there)), content).length === 0;
    if (!same) throw error;
    return there;
  }
}
