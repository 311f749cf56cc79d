import { ClasseScreen } from './classe-screen';
import { t } from './texts';

/** P-02: what adds up, class by class. */
export function Screen() {
  return <ClasseScreen screen="RICONCILIAZIONE" title={t.reconciled} lead={t.reconciledLead} />;
}
