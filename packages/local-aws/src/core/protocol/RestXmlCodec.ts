import { XmlCodec } from '@aws-sdk/core/protocols';
import {
  FromStringShapeDeserializer,
  ToStringShapeSerializer,
} from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { AwsError } from '../AwsError';
import type { LocalRequest, LocalResponse } from '../AwsService';
import type { RestXmlMatch } from './RestXmlRoutes';
import type { OperationModel } from './OperationModel';
import { serdeFunctions } from './serdeFunctions';

const DATE_TIME = 5;
const XML_CONTENT = { 'content-type': 'application/xml' };

type Members = Record<string, unknown>;

/** Reads requests and writes answers of the REST-XML protocol from the SDK's schemas. */
export class RestXmlCodec {
  private readonly xml: XmlCodec;
  private readonly fromText: FromStringShapeDeserializer;
  private readonly toText: ToStringShapeSerializer;

  constructor(xmlNamespace: string, serviceNamespace: string) {
    const settings = {
      timestampFormat: { useTrait: true, default: DATE_TIME },
      httpBindings: true,
      xmlNamespace,
      serviceNamespace,
    } as const;
    this.xml = new XmlCodec(settings);
    this.fromText = new FromStringShapeDeserializer(settings);
    this.toText = new ToStringShapeSerializer(settings);
    for (const codec of [this.xml, this.fromText, this.toText]) {
      codec.setSerdeContext(serdeFunctions);
    }
  }

  /** Collects the input from the path, query, headers and body. Throws MalformedXML. */
  readInput({ model, labels }: RestXmlMatch, request: LocalRequest): Members {
    const input: Members = {};
    for (const [name, member] of model.input.structIterator()) {
      const value = this.readMember(name, member, labels, request);
      if (value !== undefined) input[name] = value;
    }
    return input;
  }

  private readMember(
    name: string,
    member: NormalizedSchema,
    labels: Record<string, string>,
    { url, headers, body }: LocalRequest,
  ): unknown {
    const traits = member.getMergedTraits();
    if (traits.httpLabel) return labels[name];
    if (traits.httpQuery !== undefined) {
      const text = url.searchParams.get(traits.httpQuery);
      return text === null ? undefined : this.fromText.read(member, text);
    }
    if (traits.httpHeader) {
      const text = headers[traits.httpHeader.toLowerCase()];
      return text === undefined ? undefined : this.fromText.read(member, text);
    }
    if (traits.httpPrefixHeaders) {
      return prefixedHeaders(traits.httpPrefixHeaders, headers);
    }
    if (!traits.httpPayload) return undefined;
    if (member.isStringSchema()) return body.toString('utf8');
    if (!member.isStructSchema()) return body;
    return body.length > 0 ? this.readXml(member, body) : undefined;
  }

  private readXml(member: NormalizedSchema, body: Buffer): unknown {
    try {
      return this.xml.createDeserializer().read(member, body);
    } catch {
      throw new AwsError(
        'MalformedXML',
        'The XML you provided was not well-formed or did not validate against our published schema',
      );
    }
  }

  /** Spreads the output over status, headers and body. */
  writeOutput(model: OperationModel, output: Members): LocalResponse {
    const response: LocalResponse = {
      status: model.http?.[2] ?? 200,
      headers: {},
    };
    if (model.output.isUnitSchema()) return response;
    const bodyMembers: Members = {};
    let hasXmlBody = false;
    for (const [name, member] of model.output.structIterator()) {
      const value = output[name];
      const traits = member.getMergedTraits();
      const { httpHeader, httpPrefixHeaders, httpPayload } = traits;
      if (!httpHeader && !httpPrefixHeaders && !httpPayload) {
        hasXmlBody = true;
        bodyMembers[name] = value;
      } else if (value !== undefined && value !== null) {
        this.writeBound(member, value, response);
      }
    }
    if (hasXmlBody) this.writeXml(model.output, bodyMembers, response);
    return response;
  }

  private writeBound(
    member: NormalizedSchema,
    value: unknown,
    response: LocalResponse,
  ): void {
    const traits = member.getMergedTraits();
    if (traits.httpHeader) {
      this.toText.write(member, value);
      response.headers[traits.httpHeader.toLowerCase()] = this.toText.flush();
    } else if (traits.httpPrefixHeaders) {
      for (const [name, text] of Object.entries(value as object)) {
        response.headers[traits.httpPrefixHeaders + name] = text;
      }
    } else if (member.isStructSchema()) {
      this.writeXml(member, value, response);
    } else {
      response.body = value as string | Uint8Array;
    }
  }

  private writeXml(
    schema: NormalizedSchema,
    value: unknown,
    response: LocalResponse,
  ): void {
    const serializer = this.xml.createSerializer();
    serializer.write(schema, value);
    response.body = serializer.flush();
    Object.assign(response.headers, XML_CONTENT);
  }
}

function prefixedHeaders(
  prefix: string,
  headers: Record<string, string>,
): Record<string, string> | undefined {
  const found = Object.entries(headers)
    .filter(([name]) => name.startsWith(prefix))
    .map(([name, value]) => [name.slice(prefix.length), value]);
  return found.length > 0 ? Object.fromEntries(found) : undefined;
}
