// Text within HTML stays text, in an element as in an attribute.
import { expect, test } from 'vitest';
import { escapedHtml } from '../../src/html.ts';

test('every character that could end the text goes by its number', () => {
  expect(escapedHtml(`<b title='a' class="c">&amp;</b>`)).toBe(
    '&#60;b title=&#39;a&#39; class=&#34;c&#34;&#62;&#38;amp;&#60;/b&#62;',
  );
});

test('all else stays as it is', () => {
  expect(escapedHtml('Siti Nurhaliza, Jl. Veteran 12/3 (Café) “ya” 😀')).toBe(
    'Siti Nurhaliza, Jl. Veteran 12/3 (Café) “ya” 😀',
  );
});
