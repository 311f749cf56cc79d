/**
 * May the ente give this IUD? `000` opens those of the platform; `.` and `..`, alone or between slashes, are steps of a path and not
 * names, so no address could hold them; a control character is a slip that nobody sees. Source: dovuti.md §1 "IUD", §5.4.
 */
export const isIudAcceptable = (iud: string): boolean =>
  !iud.startsWith('000') && !/\p{Cc}/u.test(iud) && !iud.split(/[/\\]/).some((step) => step === '.' || step === '..');
