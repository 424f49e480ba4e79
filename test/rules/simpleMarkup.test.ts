// The explorer shows simple markup, and everything that could do more as a text.
import { describe, expect, test } from 'vitest';
import { simpleMarkup } from '../../web/explorer/markup.ts';

describe('markup of the explorer', () => {
  test.each([
    '<p>The code of a booking.</p>\n',
    '<p>Takes <code>BOGOR</code>, <em>not</em> a name &lt;b&gt;.</p>',
    '<ol start="2"><li><strong>x</strong></li></ol><hr><br>',
    '<pre><code class="language-json">{}</code></pre>',
    '<p><a href="https://altcha.org/docs/v2/">ALTCHA</a></p>',
  ])('stays as it is: %s', (text) => {
    expect(simpleMarkup(text)).toBe(text);
  });

  test.each([
    '<img src=x onerror=alert(1)>',
    '<p onclick="alert(1)">x</p>',
    '<p>x</p><script>alert(1)</script>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="https://x" onclick="alert(1)">x</a>',
    '<code class="language-x" style="y">x</code>',
    '<svg/onload=alert(1)>',
    '<!-- x -->',
    '<P>x</P>',
    '<',
  ])('becomes a text: %s', (text) => {
    expect(simpleMarkup(text)).not.toContain('<');
    expect(simpleMarkup(text).replaceAll('&lt;', '<')).toBe(text);
  });
});
