import { LocalAws, startLocalAws } from '../..';

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=A/20260101/eu-west-1/servicecatalog/aws4_request, SignedHeaders=host, Signature=0';

describe('request validation', () => {
  let localAws: LocalAws;

  beforeAll(async () => {
    localAws = await startLocalAws({ port: 0 });
  });

  afterAll(() => localAws.stop());

  // Without the SDK, which would fill in tokens and leave out wrong types.
  async function call(operation: string, body: string) {
    const answer = await fetch(localAws.endpoint, {
      method: 'POST',
      headers: {
        authorization: AUTHORIZATION,
        'x-amz-target': `AWS242ServiceCatalogService.${operation}`,
      },
      body,
    });
    const { __type: type, message } = await answer.json();
    return { status: answer.status, type, message };
  }

  const create = (input: object) =>
    call(
      'CreateProduct',
      JSON.stringify({
        Name: 'n',
        Owner: 'o',
        ProductType: 'CLOUD_FORMATION_TEMPLATE',
        IdempotencyToken: 't',
        ...input,
      }),
    );

  it('names every missing member, the idempotency token too', async () => {
    expect(await call('CreateProduct', '{"Name":"n"}')).toEqual({
      status: 400,
      type: 'ValidationException',
      message:
        "3 validation errors detected: Value null at 'owner' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'productType' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'idempotencyToken' failed to satisfy constraint: Member must not be null",
    });
  });

  it.each([
    [
      { Name: 'x'.repeat(8192) },
      /at 'name' .* length less than or equal to 8191/,
    ],
    [
      { ProductType: 'TERRAFORM' },
      /'TERRAFORM' at 'productType' .* enum value set: \[CLOUD_FORMATION_TEMPLATE, /,
    ],
    [
      { IdempotencyToken: '-bad' },
      /at 'idempotencyToken' .* regular expression pattern: \[a-zA-Z0-9\]/,
    ],
    [
      { Tags: [{ Key: 'k<', Value: 'v' }] },
      /at 'tags\.1\.member\.key' .* regular expression/,
    ],
    [
      { Tags: [{ Key: 'k', Value: '' }] },
      /at 'tags\.1\.member\.value' .* length greater than or equal to 1/,
    ],
    [{ Tags: [{ Key: 'k' }] }, /null at 'tags\.1\.member\.value'/],
    [
      {
        Tags: Array.from({ length: 21 }, (_, i) => ({
          Key: `k${i}`,
          Value: 'v',
        })),
      },
      /at 'tags' .* length less than or equal to 20/,
    ],
    [{ SupportUrl: 'x'.repeat(2084) }, /at 'supportUrl'/],
  ])('refuses %p in the wording of AWS', async (input, message) => {
    const answer = await create(input);
    expect(answer).toMatchObject({ status: 400, type: 'ValidationException' });
    expect(answer.message).toMatch(/^1 validation error detected: Value /);
    expect(answer.message).toMatch(message);
  });

  it('counts characters, not UTF-16 units', async () => {
    const answer = await create({ Name: '😀'.repeat(8191) });
    expect(answer.type).toBe('InvalidParametersException');
  });

  it.each([
    ['{"Name": 5, "Owner": "o"}', /'name' is a number; it must be a string/],
    ['{"Tags": {}}', /'tags' is a object; it must be a list/],
    ['{', /not valid JSON/],
    ['[]', /must be a JSON object/],
  ])('refuses the body %s', async (body, message) => {
    const answer = await call('CreateProduct', body);
    expect(answer).toMatchObject({
      status: 400,
      type: 'SerializationException',
    });
    expect(answer.message).toMatch(message);
  });

  it('refuses an operation that AWS does not have either', async () => {
    expect(await call('MakeCoffee', '{}')).toMatchObject({
      status: 404,
      type: 'UnknownOperationException',
    });
  });

  it('refuses a service that it does not have', async () => {
    const answer = await fetch(localAws.endpoint, {
      method: 'POST',
      headers: {
        authorization: AUTHORIZATION.replace('servicecatalog', 'lambda'),
      },
    });
    expect(answer.status).toBe(501);
    expect((await answer.json()).message).toContain('lambda');
  });
});
