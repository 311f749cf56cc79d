import { useId, useState } from 'react';
import { Link } from 'react-router-dom';
import { Page } from '../../shared/ui/page';
import { t } from './texts';

/** `question|answer`, so that both languages must have as many. */
const read = (line: string): { question: string; answer: string } => {
  const [question = '', answer = ''] = line.split('|');
  return { question, answer };
};

/** C-15: questions and answers, found by their words. */
export function Screen() {
  const [words, setWords] = useState('');
  const field = useId();
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = t.questions.filter((line) => wanted.every((word) => line.toLowerCase().includes(word))).map(read);
  return (
    <Page title={t.title} lead={t.lead} narrow>
      <div className="form-field" role="search">
        <label htmlFor={field}>{t.search}</label>
        <input
          id={field}
          type="search"
          className="form-control"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <p role="status" className="visually-hidden">
        {shown.length === 0 ? t.none : t.found(shown.length)}
      </p>
      <div className="faq">
        {shown.map(({ question, answer }) => (
          <details key={question}>
            <summary>{question}</summary>
            <p>{answer}</p>
          </details>
        ))}
        {shown.length === 0 && <p aria-hidden="true">{t.none}</p>}
      </div>
      <p>
        <Link to="/contatti">{t.contacts}</Link>
      </p>
    </Page>
  );
}
