import { XmlCodec } from '@aws-sdk/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../AwsError';
import type { LocalResponse } from '../AwsService';
import { Members, RestCodec } from './RestCodec';
import { serdeFunctions } from './serdeFunctions';

const DATE_TIME = 5;

/** Reads requests and writes answers of the REST-XML protocol from the SDK's schemas. */
export class RestXmlCodec extends RestCodec {
  private readonly xml: XmlCodec;

  constructor(xmlNamespace: string, serviceNamespace: string) {
    const settings = {
      timestampFormat: { useTrait: true, default: DATE_TIME },
      httpBindings: true,
      xmlNamespace,
      serviceNamespace,
    } as const;
    super(settings);
    this.xml = new XmlCodec(settings);
    this.xml.setSerdeContext(serdeFunctions);
  }

  protected readDocument(): Members {
    // S3 has no request whose body is more than one member.
    return {};
  }

  protected readPayload(member: NormalizedSchema, body: Buffer): unknown {
    try {
      return this.xml.createDeserializer().read(member, body);
    } catch {
      throw new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      );
    }
  }

  protected writeBody(
    schema: NormalizedSchema,
    value: unknown,
    response: LocalResponse,
  ): void {
    const serializer = this.xml.createSerializer();
    serializer.write(schema, value);
    response.body = serializer.flush();
    response.headers['content-type'] = 'application/xml';
  }
}
