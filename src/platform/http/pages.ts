import { createRequestHandler, data, RouterContextProvider, type ServerBuild } from 'react-router'
import { FormProblem, Refusal } from '../errors.ts'
import { type FrameSource, frameSource, type RenderScope, renderScope } from './render-context.ts'
import { type RequestScope, requestScope } from './request-context.ts'

/** Production hands over the build, development a function that always gives the newest one. */
export type PageBuild = ServerBuild | (() => Promise<ServerBuild>)

export type RenderPage = (request: Request, scope: RequestScope, render: RenderScope) => Promise<Response>

/** What the root error page is told; `code` is `fault` when the error was not meant for people. */
export interface ErrorWords {
  code: string
  message: string
  instead: readonly string[]
}

export function pages(build: PageBuild, frames: FrameSource, mode: 'production' | 'development'): RenderPage {
  const prepared =
    typeof build === 'function' ? async () => withErrorsForPeople(await build()) : withErrorsForPeople(build)
  const handle = createRequestHandler(prepared, mode)
  return (request, scope, render) => {
    const context = new RouterContextProvider()
    context.set(requestScope, scope)
    context.set(renderScope, render)
    context.set(frameSource, frames)
    return handle(request, context)
  }
}

type RouteModule = ServerBuild['routes'][string] extends infer Route
  ? Route extends { module: infer Module }
    ? Module
    : never
  : never

/**
 * Loaders and actions throw `Refusal` (403, 404, 409 …) like everything else does; React Router wants such an answer with
 * its status. Done here once for every route, so that no page has to think of it.
 */
function withErrorsForPeople(build: ServerBuild): ServerBuild {
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route && { ...route, module: wrapModule(route.module) },
  ])
  return { ...build, routes: Object.fromEntries(routes) }
}

function wrapModule(module: RouteModule): RouteModule {
  const { loader, action } = module
  return {
    ...module,
    ...(loader ? { loader: translateErrors(loader) } : {}),
    ...(action ? { action: translateErrors(action) } : {}),
  }
}

function translateErrors<Args extends unknown[], Result>(work: (...args: Args) => Result) {
  return async (...args: Args): Promise<Awaited<Result>> => {
    try {
      return await work(...args)
    } catch (error) {
      throw forPeople(error)
    }
  }
}

function forPeople(error: unknown): unknown {
  if (error instanceof Refusal) {
    const words: ErrorWords = { code: error.code, message: error.message, instead: error.instead }
    return data(words, { status: error.status })
  }
  if (error instanceof FormProblem) {
    const words: ErrorWords = {
      code: 'form_problem',
      message: error.problems.map((each) => each.message).join(' '),
      instead: [],
    }
    return data(words, { status: 422 })
  }
  return error
}
