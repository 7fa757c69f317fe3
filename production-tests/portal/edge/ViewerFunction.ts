import vm from 'node:vm';

/** What a function of CloudFront may change of a request. */
export interface ViewerRequest {
  method: string;
  uri: string;
  querystring: Record<string, unknown>;
  headers: Record<string, { value: string }>;
}

/** A function of CloudFront at its event `viewer-request`. */
export type ViewerFunction = (request: ViewerRequest) => ViewerRequest;

/** Compiles the code of a function, which has nothing of Node around it. */
export function compileViewerFunction(code: string): ViewerFunction {
  const context = vm.createContext({});
  vm.runInContext(code, context);
  return request =>
    vm.runInContext(
      `handler(${JSON.stringify({ version: '1.0', request })})`,
      context,
      { timeout: 5_000 },
    );
}
