/** The eleventh digit that the first ten ask for: odd positions as they are, even ones doubled, less 9 above 9. Source: dovuti.md §14.3. */
export function partitaIvaCheckDigit(firstTen: string): string {
  let sum = 0;
  for (let index = 0; index < 10; index++) {
    const digit = Number(firstTen.charAt(index)) * (index % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return String((10 - (sum % 10)) % 10);
}

/** 11 digits, not all zero, whose check digit holds: a partita IVA, or the codice fiscale of an ente. */
export function isPartitaIva(text: string): boolean {
  return /^(?!0{11}$)\d{11}$/.test(text) && partitaIvaCheckDigit(text) === text.charAt(10);
}
