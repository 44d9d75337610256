"""Known predictors of missing links, over a matrix of the links that are known.

Two sides (actor and country, country and field) have no common neighbours, so the two local predictors sum
over ways of three steps there: from `u` over a node that `u` knows and another that knows it too, to `v`.
On one side (parks) they sum over common neighbours. All are compared with a baseline that knows nothing but
how many links each end has.

References
----------
Adamic, L. A., Adar, E. (2003). Friends and neighbors on the Web. *Social Networks*, 25, 211-230.
Zhou, T., Lü, L., Zhang, Y.-C. (2009). Predicting missing links via local information. *European Physical
Journal B*, 71, 623-630.
Zhou, T. et al. (2007). Bipartite network projection and personal recommendation. *Physical Review E*, 76,
046115.
Haveliwala, T. H. (2002). Topic-sensitive PageRank. *Proc. WWW*, 517-526.
Aslam, J. A., Montague, M. (2001). Models for metasearch. *Proc. SIGIR*, 276-284.
Liben-Nowell, D., Kleinberg, J. (2007). The link-prediction problem for social networks. *JASIST*, 58,
1019-1031.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
DAMPING = 0.85


def popularity(links: Matrix) -> Matrix:
    """The baseline: number of links of the one end times that of the other (preferential attachment)."""
    return np.outer(links.sum(axis=1), links.sum(axis=0))


def adamic_adar(links: Matrix) -> Matrix:
    """Ways between the ends, each node between them worth ``1 / log(its number of links)``.

    Between two sides: a way of three steps is worth the product over its two inner nodes. A node with a
    single link stands between nobody.
    """
    return _ways(links, lambda degree: 1.0 / np.log(degree))


def resource_allocation(links: Matrix) -> Matrix:
    """Ways between the ends, each node between them worth ``1 / its number of links``."""
    return _ways(links, lambda degree: 1.0 / degree)


def personalised_pagerank(links: Matrix) -> Matrix:
    """How often a walker that keeps starting anew at the one end comes by the other.

    It follows a link at random in 85 of 100 steps. Between two sides the walk goes over both; for one side
    the mean of both directions is taken, since neither end is the first.
    """
    rows, columns = links.shape
    if _one_side(links):
        whole = links
    else:
        whole = np.zeros((rows + columns, rows + columns))
        whole[:rows, rows:] = links
        whole[rows:, :rows] = links.T
    degree = whole.sum(axis=1, keepdims=True)
    step = np.divide(whole, degree, out=np.zeros_like(whole), where=degree > 0)
    visits = (1 - DAMPING) * np.linalg.inv(np.eye(len(whole)) - DAMPING * step)
    return (visits + visits.T) / 2 if _one_side(links) else np.ascontiguousarray(visits[:rows, rows:])


def mean_rank(links: Matrix) -> Matrix:
    """Mean of the ranks that `popularity` and `resource_allocation` give a pair (Borda's count).

    Many links tend to bring more, and near ways lead to some of them: neither alone holds on all data.
    """
    from scipy.stats import rankdata  # slow to import

    ranks = [rankdata(predictor(links)) for predictor in (popularity, resource_allocation)]
    found: Matrix = (sum(ranks) / len(ranks)).reshape(links.shape)
    return found


BASELINE = "popularity"
PREDICTORS: Mapping[str, Callable[[Matrix], Matrix]] = {
    BASELINE: popularity,
    "adamic-adar": adamic_adar,
    "resource-allocation": resource_allocation,
    "personalised-pagerank": personalised_pagerank,
    "mean-rank": mean_rank,
}


def _ways(links: Matrix, worth: Callable[[Matrix], Matrix]) -> Matrix:
    rows, columns = links.sum(axis=1), links.sum(axis=0)
    of_rows = np.zeros_like(rows)
    of_columns = np.zeros_like(columns)
    of_rows[rows > 1] = worth(rows[rows > 1])
    of_columns[columns > 1] = worth(columns[columns > 1])
    found: Matrix = (
        (links * of_columns) @ links
        if _one_side(links)
        else ((links * of_columns) @ (links.T * of_rows) @ links)
    )
    return found


def _one_side(links: Matrix) -> bool:
    return links.shape[0] == links.shape[1] and bool(np.array_equal(links, links.T))
