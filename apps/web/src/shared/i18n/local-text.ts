import { language } from './language';

/** A text that an ente wrote, in the language of the page where it has one, in Italian otherwise. */
export const localText = (text: { readonly it: string; readonly en?: string | undefined }): string =>
  language === 'en' ? (text.en ?? text.it) : text.it;
