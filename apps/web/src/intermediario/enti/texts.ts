import { texts } from '../../shared/i18n/texts';

export const t = texts({
  it: { title: 'Enti' },
  en: { title: 'Public bodies' },
});
