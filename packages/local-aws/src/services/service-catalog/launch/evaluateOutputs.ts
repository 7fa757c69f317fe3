import type { RecordOutput } from '@aws-sdk/client-service-catalog';
import { hasMembers, type Template } from '../../../template/Template';
import type { ParameterValues } from './readParameters';

/** What a template is evaluated in. */
export interface Stack {
  template: Template;
  parameters: ParameterValues;
  name: string;
  region: string;
  accountId: string;
}

/** The value of a reference that does not exist. */
const NO_VALUE = Symbol('AWS::NoValue');

function isList(type: string): boolean {
  return type === 'CommaDelimitedList' || type.startsWith('List<');
}

/** Evaluates intrinsic functions over resources that nothing has made. */
class Evaluation {
  constructor(private readonly stack: Stack) {}

  value(node: unknown): unknown {
    if (Array.isArray(node)) {
      return node.map(item => this.value(item)).filter(v => v !== NO_VALUE);
    }
    if (!hasMembers(node)) return node;
    const [[name, argument] = ['', undefined], ...more] = Object.entries(node);
    if (more.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) {
      return this.call(name, argument);
    }
    return Object.fromEntries(
      Object.entries(node).map(([key, member]) => [key, this.value(member)]),
    );
  }

  text(node: unknown): string {
    const value = this.value(node);
    if (Array.isArray(value)) return value.join(',');
    return hasMembers(value) ? JSON.stringify(value) : String(value);
  }

  condition(name: string): boolean {
    return this.test(this.stack.template.Conditions[name]);
  }

  private test(node: unknown): boolean {
    if (!hasMembers(node)) return String(node) === 'true';
    const [[name, argument]] = Object.entries(node);
    const parts = [argument].flat();
    switch (name) {
      case 'Condition':
        return this.condition(String(argument));
      case 'Fn::Equals':
        return this.text(parts[0]) === this.text(parts[1]);
      case 'Fn::And':
        return parts.every(part => this.test(part));
      case 'Fn::Or':
        return parts.some(part => this.test(part));
      case 'Fn::Not':
        return !this.test(parts[0]);
      default:
        return false;
    }
  }

  private call(name: string, argument: unknown): unknown {
    const parts = [argument].flat();
    switch (name) {
      case 'Ref':
        return this.reference(String(argument));
      case 'Fn::GetAtt':
        return this.attribute(parts.join('.'));
      case 'Fn::Sub':
        return this.substitute(parts);
      case 'Fn::Join':
        return [this.value(parts[1])].flat().join(String(parts[0]));
      case 'Fn::If':
        return this.value(
          this.condition(String(parts[0])) ? parts[1] : parts[2],
        );
      case 'Fn::Select':
        return [this.value(parts[1])].flat()[Number(this.text(parts[0]))];
      case 'Fn::Split':
        return this.text(parts[1]).split(String(parts[0]));
      default:
        // Its value is not known here: its name stands for it.
        return `${this.stack.name}-${name.slice('Fn::'.length)}`;
    }
  }

  private reference(name: string): unknown {
    const { parameters, region, accountId, name: stack } = this.stack;
    const pseudo: Record<string, unknown> = {
      'AWS::AccountId': accountId,
      'AWS::Region': region,
      'AWS::Partition': 'aws',
      'AWS::URLSuffix': 'amazonaws.com',
      'AWS::StackName': stack,
      'AWS::StackId': `arn:aws:cloudformation:${region}:${accountId}:stack/${stack}/local`,
      'AWS::NoValue': NO_VALUE,
    };
    if (Object.hasOwn(pseudo, name)) return pseudo[name];
    if (Object.hasOwn(parameters, name)) {
      const type = String(this.stack.template.Parameters[name].Type);
      return isList(type) ? parameters[name].split(',') : parameters[name];
    }
    return this.physicalId(name);
  }

  private attribute(path: string): string {
    const [id, ...rest] = path.split('.');
    const { region, accountId, template } = this.stack;
    if (rest.join('.') !== 'Arn')
      return `${this.physicalId(id)}.${rest.join('.')}`;
    const [, service = 'local'] = String(template.Resources[id]?.Type).split(
      '::',
    );
    return `arn:aws:${service.toLowerCase()}:${region}:${accountId}:${this.physicalId(
      id,
    )}`;
  }

  private physicalId(id: string): string {
    return `${this.stack.name}-${id}`;
  }

  private substitute([text, own]: unknown[]): string {
    const known = hasMembers(own) ? own : {};
    return String(text).replace(/\$\{([^}]+)\}/g, (_, raw: string) => {
      const name = raw.trim();
      if (name.startsWith('!')) return `\${${name.slice(1)}}`;
      if (Object.hasOwn(known, name)) return this.text(known[name]);
      return name.includes('.')
        ? this.attribute(name)
        : this.text({ Ref: name });
    });
  }
}

/**
 * The outputs of a stack. Nothing of it exists: names and ARNs are made up from
 * its name and the logical ids, with the parameters in their places.
 */
export function evaluateOutputs(stack: Stack): RecordOutput[] {
  const evaluation = new Evaluation(stack);
  return Object.entries(stack.template.Outputs)
    .filter(
      ([, { Condition }]) =>
        Condition === undefined || evaluation.condition(String(Condition)),
    )
    .map(([OutputKey, { Value, Description }]) => ({
      OutputKey,
      OutputValue: evaluation.text(Value),
      ...(Description !== undefined && { Description: String(Description) }),
    }));
}
