import { MESSAGE } from 'triple-beam';
import { redactTokens, withoutTokens } from './redactTokens';

const token =
  'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1c2VyOmRlZmF1bHQvYSJ9.c2lnbmF0dXJl-_x';

describe('redactTokens', () => {
  it.each([
    [`Authorization: Bearer ${token}`, 'Authorization: Bearer ***'],
    [`{"token":"${token}"}`, '{"token":"***"}'],
    [
      '"GET /api/auth/cognito/handler/frame?code=a-b_c%2F&state=6e6f&iss=x HTTP/1.1" 302',
      '"GET /api/auth/cognito/handler/frame?code=***&state=***&iss=x HTTP/1.1" 302',
    ],
    [
      "PUT 'https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Credential=AKIA%2F1&X-Amz-Signature=ab12'",
      "PUT 'https://b.s3.eu-west-1.amazonaws.com/k?X-Amz-Credential=***&X-Amz-Signature=***'",
    ],
  ])('takes what lets one in out of %s', (line, expected) => {
    expect(withoutTokens(line)).toBe(expected);
  });

  it.each([
    '"GET /api/patterns/patterns?state=in-review HTTP/1.1" 200'.replace(
      'state',
      'lifecycle',
    ),
    'digest 3d0b2ba41bbf891b0f7f5886f923acc49c6f28e0b6b93295131c9ccde5424bc5',
    'package.eyJ is no token',
  ])('leaves %s', line => {
    expect(withoutTokens(line)).toBe(line);
  });

  it('works on the line that is written', () => {
    const info = { level: 'info', message: '', [MESSAGE]: `at ${token}` };
    expect(redactTokens().transform(info)).toMatchObject({
      [MESSAGE]: 'at ***',
    });
  });
});
