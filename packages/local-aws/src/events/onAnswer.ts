import type {
  AwsService,
  LocalRequest,
  LocalResponse,
} from '../core/AwsService';

/** A service in all it does, whose answers somebody is told of before the caller. */
export function onAnswer(
  service: AwsService,
  tell: (request: LocalRequest, response: LocalResponse) => void,
): AwsService {
  const handle = async (request: LocalRequest) => {
    const response = await service.handle(request);
    tell(request, response);
    return response;
  };
  return new Proxy(service, {
    get(target, member) {
      if (member === 'handle') return handle;
      const value = Reflect.get(target, member);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
