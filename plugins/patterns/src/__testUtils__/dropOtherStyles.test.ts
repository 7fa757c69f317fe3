// setupTests.ts calls it for every test of this package.
function addStyles(css: string): CSSStyleSheet {
  const style = document.createElement('style');
  style.textContent = css;
  document.head.append(style);
  return style.sheet!;
}

function addElement(className: string): HTMLElement {
  const element = document.createElement('p');
  element.className = className;
  document.body.append(element);
  return element;
}

describe('style sheets in tests', () => {
  it('hide what they hide in a browser', () => {
    addStyles(
      '.gone { display: none } .hid { color: red; visibility: hidden }',
    );
    expect(addElement('gone')).not.toBeVisible();
    expect(addElement('hid')).not.toBeVisible();
    expect(addElement('there')).toBeVisible();
  });

  it('hide it also when that comes later', () => {
    const sheet = addStyles('.red { color: red } .big { width: 9em }');
    const element = addElement('late');
    expect(element).toBeVisible();
    sheet.insertRule('.late { display: none }', sheet.cssRules.length);
    element.className = 'late now';
    expect(element).not.toBeVisible();
  });

  it('keep nothing else', () => {
    const sheet = addStyles(
      '.a { color: red } .b { display: none } .c:hover { display-x: none }',
    );
    expect(addElement('b')).not.toBeVisible();
    const rules = [...sheet.cssRules] as CSSStyleRule[];
    expect(rules.map(rule => rule.selectorText)).toEqual(['.b']);
  });
});
