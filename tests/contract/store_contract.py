"""The whole contract."""

from __future__ import annotations

from tests.contract.curation_contract import CurationContract
from tests.contract.document_contract import DocumentContract
from tests.contract.entity_contract import EntityContract
from tests.contract.graph_contract import GraphContract
from tests.contract.resolution_contract import ResolutionContract
from tests.contract.told_contract import ToldContract


class StoreContract(
    DocumentContract, EntityContract, ResolutionContract, GraphContract, ToldContract, CurationContract
):
    """What every GraphStore must do. A backend's tests are this class and a `store` fixture."""
