import { expect, it } from 'vitest';
import { parseJson } from '../../../shared/kernel/parse-input.ts';

it('S0.1 a body is the same whether it is read of bytes or of the text that was kept of them', () => {
  const bodies = ['{"a":1}', '\uFEFF{"a":"\\uFEFFü"}', ' [1] '];
  for (const body of bodies) {
    const bytes = Buffer.from(body);
    expect(parseJson(bytes.toString('utf8'))).toEqual(parseJson(bytes));
  }
});

it.each(['', '{', '\uFEFF\uFEFF{}'])('S0.1 %j is no JSON, as bytes and as a text', (body) => {
  expect(() => parseJson(Buffer.from(body))).toThrow('not a JSON document');
  expect(() => parseJson(body)).toThrow('not a JSON document');
});
