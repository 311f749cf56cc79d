import { formatDay } from '../i18n/format';
import { texts } from '../i18n/texts';
import { Notice } from '../ui/notice';
import { roleName } from './role-names';
import { useSession } from './session-provider';
import { useProfile } from './use-profile';

const t = texts({
  it: {
    title: 'Alcuni vostri ruoli stanno per scadere',
    line: (role: string, ente: string, day: string) => `${role}, ${ente}: fino al ${day} compreso.`,
    everyEnte: 'tutti gli enti',
    next: 'Se vi servono ancora, chiedete all’amministratore dell’ente di spostare la scadenza.',
  },
  en: {
    title: 'Some of your roles are about to end',
    line: (role: string, ente: string, day: string) => `${role}, ${ente}: until ${day} included.`,
    everyEnte: 'all bodies',
    next: 'If you still need them, ask the administrator of the body to move the last day.',
  },
});

/** R7: what ends within 15 days, as the server counts them; nothing when nothing does. */
export function EndingRoles() {
  const session = useSession();
  const { data } = useProfile((session?.assegnazioni.length ?? 0) > 0);
  const ending = data?.assegnazioni.filter(({ inScadenza }) => inScadenza) ?? [];
  if (ending.length === 0) return null;
  return (
    <Notice tone="warning" title={t.title}>
      <ul className="mb-2">
        {ending.map(({ ente, ruolo, a }) => (
          <li key={`${ente?.codiceIpa ?? ''}|${ruolo}`}>
            {t.line(roleName(ruolo), ente?.denominazione ?? t.everyEnte, formatDay(a ?? ''))}
          </li>
        ))}
      </ul>
      <p className="mb-0">{t.next}</p>
    </Notice>
  );
}
