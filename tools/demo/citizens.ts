import type { Choices } from './random';

/** Nobody: names from two lists, a codice fiscale that is formally right and made from them and the seed. */
export interface Citizen {
  readonly name: string;
  readonly codiceFiscale: string;
}

const NAMES = ['Ada', 'Bruno', 'Carla', 'Dario', 'Elena', 'Fabio', 'Gianna', 'Ivo', 'Lucia', 'Marco', 'Nora', 'Piero'];
const SURNAMES = ['Provetti', 'Campioni', 'Fittizi', 'Esempi', 'Modelli', 'Saggi', 'Finti', 'Tentoni', 'Verifichi'];
const MONTHS = 'ABCDEHLMPRST';
const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

export function citizen(choices: Choices, name: string): Citizen {
  const first = choices.of(`${name}/nome`, NAMES);
  const last = choices.of(`${name}/cognome`, SURNAMES);
  const two = (n: number): string => String(n).padStart(2, '0');
  const year = two(choices.number(`${name}/anno`, 60) + 40);
  const month = MONTHS.charAt(choices.number(`${name}/mese`, 12));
  const day = two(choices.number(`${name}/giorno`, 28) + 1);
  const place = `Z${String(choices.number(`${name}/luogo`, 899) + 100)}`;
  const base = `${consonants(last)}${consonants(first)}${year}${month}${day}${place}`;
  return { name: `${first} ${last}`, codiceFiscale: base + checkLetter(base) };
}

const consonants = (word: string): string =>
  (word.toUpperCase().replace(/[AEIOU]/g, '') + word.toUpperCase().replace(/[^AEIOU]/g, '') + 'XXX').slice(0, 3);

/** Last letter of a codice fiscale. Source: dovuti.md §14.3. */
function checkLetter(base: string): string {
  const sum = [...base].reduce((total, c, i) => {
    const value = /\d/.test(c) ? Number(c) : c.charCodeAt(0) - 65;
    return total + (i % 2 === 0 ? (ODD[value] ?? 0) : value);
  }, 0);
  return String.fromCharCode(65 + (sum % 26));
}
