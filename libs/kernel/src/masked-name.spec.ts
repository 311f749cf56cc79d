import { maskedName } from './masked-name';

describe('a name is shown masked in one way by every door', () => {
  it.each([
    ['Mario Rossi', 'M*** R***'],
    ['ada provetti', 'A*** P***'],
    ['  O   D’Àngelo ', 'O*** D***'],
    ['Müller, Anna', 'M*** A***'],
    ['Rossi-Bianchi Lucia', 'R*** B*** L***'],
    ['’Ndreu S.r.l.', 'N*** S*** R*** L***'],
    ['Élodie Ōkubo', 'É*** Ō***'],
    ['李 明', '李*** 明***'],
    ['𝔄da', '𝔄***'],
    ['AB123CD', 'A***'],
    ['7 Nani', '7*** N***'],
    ['', '***'],
    ['  \t\n', '***'],
    ['***', '***'],
  ])('%j becomes %j', (name, masked) => {
    expect(maskedName(name)).toBe(masked);
    expect(maskedName(masked)).toBe(masked);
  });
});
