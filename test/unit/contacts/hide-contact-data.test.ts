import { describe, expect, it } from 'vitest';
import { hideContactData } from '../../../shared/contacts/hide-contact-data.ts';

const people = [{ firstName: 'Jürgen', lastName: 'Müller-Lüdenscheidt' }, { lastName: 'Ng' }, {}];

describe('S2.51 what a customer wrote, for mechanics', () => {
  it.each([
    ['Rufen Sie 0171 3920000 an', 'Rufen Sie … an'],
    ['+49 (171) 39-200.00!', '…!'],
    ['call 555-123-4567', 'call …'],
    ['an juergen@example.com bitte', 'an … bitte'],
    ['https://example.com/me?x=1 ansehen', '… ansehen'],
    ['Gruß, jürgen MÜLLER', 'Gruß, … …'],
    ['Frau Lüdenscheidt, Herr Ng', 'Frau …, Herr …'],
  ])('hides who wrote it and how to reach them: %s', (text, expected) => {
    expect(hideContactData(text, people)).toBe(expected);
  });

  it.each([
    'bei 125.000 km',
    'seit dem 01.11.2026',
    'seit 2026-11-01',
    '225/45 R17, 2,3 bar',
    'um 9:30 oder 17:00 Uhr',
    'Die Länge ist kein Name',
    'Öl 5W-30, Fehler P0420',
  ])('leaves what the work is about: %s', (text) => {
    expect(hideContactData(text, people)).toBe(text);
  });
});
